namespace Monetize.Invoicing;

/// <summary>Where a tax is rounded. Which one is right is a matter of law, so each invoice records it.</summary>
public enum TaxRounding
{
    /// <summary>The tax of each line is rounded, then they are added. The default.</summary>
    PerLine,

    /// <summary>
    /// The tax of all lines of one rate is rounded together, and the cents are spread over the lines.
    /// </summary>
    PerInvoice,
}
