using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Metering;
using Monetize.Rating;
using Monetize.Storage;

namespace Monetize.Billing.Running;

/// <summary>
/// Reads the usage that the invoices of a page rest on, up to one watermark: summaries of all customers together, and
/// records only where a price reads them or some came late.
/// </summary>
internal sealed class RunUsage(IUsageStore usage, PlanShelf plans, TimeSpan late, UsageWatermark until)
{
    private readonly PageSummaries _summaries = new(usage, until);
    private readonly Dictionary<DueSubscription, InvoiceReading> _readings = new(ReferenceEqualityComparer.Instance);

    public long Watermark => until.Position;

    /// <summary>Says what will be read for an invoice.</summary>
    public void Expect(DueSubscription due)
    {
        var reading = new InvoiceReading(plans, due.Work, due.Due, late);
        _readings.Add(due, reading);
        foreach (var span in reading.Needed)
        {
            if (span.Stretches.Count == 1) _summaries.Ask(due.Id, span.Hull, reading.Meters);
        }

        foreach (var window in reading.Windows) _summaries.Ask(due.Id, window, reading.Meters);
    }

    /// <summary>Reads what is expected.</summary>
    public ValueTask ReadPageAsync(CancellationToken cancellationToken) => _summaries.ReadAsync(cancellationToken);

    /// <summary>The usage of what is due and was expected, and of earlier periods of which records came late.</summary>
    public ValueTask<InvoiceUsage> ReadAsync(DueSubscription due, CancellationToken cancellationToken) =>
        _readings[due].ReadAsync(
            due.Work.Stored.Counted,
            window => ValueTask.FromResult(_summaries.Records(due.Id, window)),
            (span, given) => CollectAsync(due.Id, span, given, cancellationToken));

    private async ValueTask<SpanUsage> CollectAsync(
        CustomerId customer,
        UsageSpan span,
        ValueArray<CarriedAllowance> carried,
        CancellationToken cancellationToken)
    {
        var plan = plans[span.Plan];
        var sums = new List<UsageSummary>();
        var read = new List<UsageCharge>();
        foreach (var charge in plan.Plan.Charges.OfType<UsageCharge>())
        {
            if (!IsSummed(customer, plan, charge, span)) read.Add(charge);
            else if (_summaries.Find(customer, span.Hull, charge.Meter.Key) is { } summary) sums.Add(summary);
        }

        var records = await RecordsAsync(customer, span, read, cancellationToken).ConfigureAwait(false);
        var all = PlanUsage.Collect(plan, span.Whole, span.Stretches, records);
        foreach (var summary in sums) all.Add(summary.Meter, new UsageItem(summary.Quantity));
        return new SpanUsage { Span = span, Usage = all, CarriedOver = carried, Watermark = until.Position };
    }

    /// <summary>Whether one quantity that the page has read already is all that the charge needs.</summary>
    private bool IsSummed(CustomerId customer, CompiledPlan plan, UsageCharge charge, UsageSpan span) =>
        span.Stretches.Count == 1
        && charge.Meter.Aggregation != Aggregation.WeightedSum
        && !plan.FindUsage(charge.Meter.Key)!.ReadsItems
        && _summaries.Has(customer, span.Hull, charge.Meter);

    private async ValueTask<List<UsageRecord>> RecordsAsync(
        CustomerId customer, UsageSpan span, List<UsageCharge> charges, CancellationToken cancellationToken)
    {
        if (charges.Count == 0) return [];

        // A weighted sum begins with the level that earlier records left.
        var isLevel = charges.Exists(static charge => charge.Meter.Aggregation == Aggregation.WeightedSum);
        var query = new UsageRecordQuery
        {
            Customer = customer,
            Meters = charges.Select(static charge => charge.Meter.Key).Distinct().ToValueArray(),
            Period = isLevel ? new Period(DateTimeOffset.MinValue, span.Hull.ToExclusive) : span.Hull,
            Until = until,
        };
        var records = new List<UsageRecord>();
        await foreach (var record in usage.StreamAsync(query, cancellationToken).ConfigureAwait(false))
        {
            records.Add(record);
        }

        return records;
    }
}
