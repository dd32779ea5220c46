namespace Monetize.Invoicing.Rendering;

/// <summary>A charge as it is shown: words, period and parts, quantity and amount.</summary>
internal sealed record InvoiceRow(string Title, IReadOnlyList<string> Details, string Quantity, string Amount);
