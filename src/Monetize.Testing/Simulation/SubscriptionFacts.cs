using Monetize.Billing.Reading;
using Monetize.Invoicing;
using Monetize.Subscriptions;

namespace Monetize.Testing.Simulation;

/// <summary>A subscription as it was decided, and what was invoiced of it.</summary>
internal sealed class SubscriptionFacts
{
    public required Subscription Subscription { get; init; }

    /// <summary>All that was to be settled by the end of the world.</summary>
    public required List<DueItem> Due { get; init; }

    public required List<StoredInvoice> Invoices { get; init; }

    /// <summary>The records of the customer up to where its last invoice read.</summary>
    public required List<UsageRecord> Read { get; init; }

    /// <summary>Whether an invoice was taken back: then nobody says what is to become of its usage.</summary>
    public bool IsVoided => Invoices.Exists(static stored => stored.Invoice.Status == InvoiceStatus.Void);

    public bool IsCredited => Invoices.Exists(static stored => !stored.CreditNotes.IsEmpty);

    /// <summary>Whether it ever was on the plan whose unused words roll over.</summary>
    public bool Rolls => Spans.Exists(static span => span.Plan.Key == WorldPlans.Rolling.Key);

    /// <summary>Every span of which the usage was to be billed.</summary>
    public List<UsageSpan> Spans => [.. Due
        .Where(static due => due.Closing is not null)
        .SelectMany(due => SubscriptionInvoicing.UsageNeeded(Subscription, due))
        .GroupBy(static span => (span.PeriodNumber, span.Plan))
        .Select(static same => same.Last())];

    /// <summary>The lines of what was sold and stands.</summary>
    public IEnumerable<InvoiceLine> Lines => Invoices
        .Where(static stored => stored.Invoice.Status == InvoiceStatus.Final)
        .SelectMany(static stored => stored.Invoice.Lines)
        .Where(static line => line.IsCharge);

    public IEnumerable<InvoiceLine> UsageLines(UsageSpan span, string meter) => Lines.Where(line =>
        line.Usage?.Meter == meter && line.PeriodNumber == span.PeriodNumber && line.Price?.Plan == span.Plan);
}
