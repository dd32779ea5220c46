namespace Monetize.Invoicing;

/// <summary>What a line of an invoice is for.</summary>
public enum InvoiceLineKind
{
    /// <summary>A recurring charge for a whole period, in advance.</summary>
    Recurring,

    /// <summary>Usage of a meter that has no included quantity or is within it, in arrears.</summary>
    Usage,

    /// <summary>Usage of a meter beyond its included quantity, in arrears.</summary>
    Overage,

    /// <summary>A charge that is owed once.</summary>
    OneTime,

    /// <summary>A recurring charge for a part of a period, or what comes back of it after a change.</summary>
    Proration,

    /// <summary>What is missing to a minimum.</summary>
    MinimumTrueUp,

    /// <summary>Usage of a period that was invoiced before: late, or corrected.</summary>
    Correction,

    /// <summary>What a maximum or a coupon takes off other lines. Its amount is negative.</summary>
    Discount,

    /// <summary>A tax on other lines.</summary>
    Tax,

    /// <summary>
    /// What is paid from prepaid credits or the balance (negative), or carried to the balance (positive).
    /// </summary>
    Credit,
}
