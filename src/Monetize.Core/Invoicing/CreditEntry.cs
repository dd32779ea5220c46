using System.Globalization;

namespace Monetize.Invoicing;

/// <summary>What one invoice added to a balance or took from it, or gave back when it was voided.</summary>
/// <param name="InvoiceNumber">The invoice.</param>
/// <param name="Amount">Positive where it added, negative where it took.</param>
public readonly record struct CreditEntry(string InvoiceNumber, Money Amount)
{
    /// <summary>Invoice and amount.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{InvoiceNumber}: {Amount}");
}
