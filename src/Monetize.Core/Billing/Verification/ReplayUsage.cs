using Monetize.Billing.Reading;
using Monetize.Billing.Running;
using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Metering;
using Monetize.Rating;
using Monetize.Storage;
using Monetize.Subscriptions;

namespace Monetize.Billing.Verification;

/// <summary>
/// Reads the usage that an invoice rested on, from the records themselves and up to the watermark that it was made
/// with: where a run reads summaries, this proves them.
/// </summary>
internal sealed class ReplayUsage(IUsageStore usage, PlanShelf plans, TimeSpan late)
{
    /// <summary>What the periods were when they were read last: as a run notes it.</summary>
    public ValueArray<CountedPeriod> Counted { get; private set; }

    /// <summary>The usage of what was due, and of earlier periods of which records had come late.</summary>
    public async ValueTask<ValueArray<SpanUsage>> ReadAsync(
        SubscriptionWork work, DueItem due, UsageWatermark until, CancellationToken cancellationToken)
    {
        var customer = work.Stored.Subscription.Customer;
        var reading = new InvoiceReading(plans, work, due, late);
        var read = await reading.ReadAsync(
            Counted,
            window => CountAsync(customer, reading.Meters, window, until, cancellationToken),
            (span, given) => CollectAsync(customer, span, given, until, cancellationToken)).ConfigureAwait(false);
        if (read.Counted is { } counted) Counted = counted;
        return read.Spans;
    }

    private async ValueTask<long> CountAsync(
        CustomerId customer,
        ValueArray<Meter> meters,
        Period window,
        UsageWatermark until,
        CancellationToken cancellationToken) => meters.IsEmpty || window.Ticks == 0
            ? 0L
            : await usage.StreamAsync(
                Query(customer, meters.Select(static meter => meter.Key).ToValueArray(), window, until),
                cancellationToken).LongCountAsync(cancellationToken).ConfigureAwait(false);

    private async ValueTask<SpanUsage> CollectAsync(
        CustomerId customer,
        UsageSpan span,
        ValueArray<CarriedAllowance> carried,
        UsageWatermark until,
        CancellationToken cancellationToken)
    {
        var plan = plans[span.Plan];
        var charges = plan.Plan.Charges.OfType<UsageCharge>().ToList();
        var records = new List<UsageRecord>();
        if (charges.Count > 0)
        {
            // A weighted sum begins with the level that earlier records left.
            var isLevel = charges.Exists(static charge => charge.Meter.Aggregation == Aggregation.WeightedSum);
            var period = isLevel ? new Period(DateTimeOffset.MinValue, span.Hull.ToExclusive) : span.Hull;
            var meters = charges.Select(static charge => charge.Meter.Key).Distinct().ToValueArray();
            records = await usage.StreamAsync(Query(customer, meters, period, until), cancellationToken)
                .ToListAsync(cancellationToken).ConfigureAwait(false);
        }

        return new SpanUsage
        {
            Span = span,
            Usage = PlanUsage.Collect(plan, span.Whole, span.Stretches, records),
            CarriedOver = carried,
            Watermark = until.Position,
        };
    }

    private static UsageRecordQuery Query(
        CustomerId customer, ValueArray<string> meters, Period period, UsageWatermark until) => new()
        {
            Customer = customer,
            Meters = meters,
            Period = period,
            Until = until,
        };
}
