namespace Monetize.Invoicing.Rendering;

/// <summary>A row below the charges: a sum, a discount, a tax, a credit. Bold ones are what is looked for.</summary>
internal sealed record InvoiceSum(InvoiceWords Title, string Amount, bool IsBold = false);
