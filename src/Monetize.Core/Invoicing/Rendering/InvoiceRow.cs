namespace Monetize.Invoicing.Rendering;

/// <summary>A charge as it is shown: words, period and parts, quantity and amount.</summary>
internal sealed record InvoiceRow(
    InvoiceWords Title, IReadOnlyList<InvoiceWords> Details, string Quantity, string Amount);
