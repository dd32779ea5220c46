using System.Globalization;

namespace Monetize.Invoicing;

/// <summary>What one invoice added to a balance or took from it, or gave back when it was voided.</summary>
/// <param name="InvoiceNumber">The invoice.</param>
/// <param name="Amount">Positive where it added, negative where it took.</param>
/// <param name="CreditId">The prepaid credit that it is about; none for the balance.</param>
public readonly record struct CreditEntry(string InvoiceNumber, Money Amount, string? CreditId = null)
{
    /// <summary>Invoice, prepaid credit and amount.</summary>
    public override string ToString() => CreditId is null
        ? string.Create(CultureInfo.InvariantCulture, $"{InvoiceNumber}: {Amount}")
        : string.Create(CultureInfo.InvariantCulture, $"{InvoiceNumber}: {Amount} of {CreditId}");
}
