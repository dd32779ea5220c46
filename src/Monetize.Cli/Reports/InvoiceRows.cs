using Monetize.Billing.Reading;
using Monetize.Invoicing;
using Monetize.Payments;

namespace Monetize.Cli.Reports;

/// <summary>Invoices in short, one row each.</summary>
internal static class InvoiceRows
{
    private static readonly ListColumn[] Columns =
    [
        new("number"), new("customer"), new("issued"), new("status"), new("currency"), new("total", IsRight: true),
        new("due", IsRight: true),
    ];

    /// <summary>Invoices of a store, with what became of them.</summary>
    public static ListReport Of(IEnumerable<StoredInvoice> invoices) => new(
        "no invoices", Columns, [.. invoices.Select(static stored => Row(stored.Invoice, Status(stored)))]);

    /// <summary>Invoices that a run made or would make.</summary>
    public static ListReport Of(IEnumerable<Invoice> invoices, bool isDryRun) => new(
        "nothing to invoice", Columns, [.. invoices.Select(invoice => Row(invoice, isDryRun ? "would be" : "final"))]);

    private static object?[] Row(Invoice invoice, string status) =>
    [
        invoice.Number, invoice.Customer.Value, invoice.IssuedAt, status, invoice.Currency.Code, invoice.Total,
        invoice.Due,
    ];

    private static string Status(StoredInvoice stored) => stored switch
    {
        { Invoice.Status: InvoiceStatus.Void } => "void",
        { Payment: null } => "paid",
        { Payment.Status: PaymentStatus.Succeeded } or { Payment.Amount.Amount: 0m } => "paid",
        _ => "open",
    };
}
