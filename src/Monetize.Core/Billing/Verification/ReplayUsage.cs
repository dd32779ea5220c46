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
    private List<CountedPeriod> _counted = [];

    /// <summary>How many records periods had when they were read last: as a run notes it.</summary>
    public ValueArray<CountedPeriod> Counted => _counted.ToValueArray();

    /// <summary>The usage of what was due, and of earlier periods of which records had come late.</summary>
    public async ValueTask<ValueArray<SpanUsage>> ReadAsync(
        SubscriptionWork work, DueItem due, UsageWatermark until, CancellationToken cancellationToken)
    {
        var subscription = work.Stored.Subscription;
        var spans = new List<SpanUsage>();
        var carrying = new AllowanceCarrying(plans, work.Stored.Carried);
        foreach (var span in SubscriptionInvoicing.UsageNeeded(subscription, due))
        {
            spans.Add(await CollectAsync(subscription.Customer, span, carrying.Take(span), until, cancellationToken)
                .ConfigureAwait(false));
        }

        if (due.Closing is not { } closing) return spans.ToValueArray();
        var known = subscription.Known(due.HistoryCount);
        var meters = plans.MetersOf(known);
        var windows = new LatePeriods(known, closing, meters, late);
        var counted = new List<CountedPeriod>();
        foreach (var period in windows.Periods())
        {
            var records = await CountAsync(
                subscription.Customer, meters, windows.WindowOf(period), until, cancellationToken)
                .ConfigureAwait(false);
            counted.Add(new CountedPeriod(period.Number, records));
        }

        var cameLate = windows.In(_counted, counted);
        foreach (var period in windows.Periods().Where(period => cameLate.Contains(period.Number)))
        {
            var before = new AllowanceCarrying(plans, CarriedInto(work, period));
            foreach (var span in Spans.Of(known, period))
            {
                spans.Add(await CollectAsync(subscription.Customer, span, before.Take(span), until, cancellationToken)
                    .ConfigureAwait(false));
            }
        }

        _counted = counted;
        return spans.ToValueArray();
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

    /// <summary>What a period that was billed before was given then.</summary>
    private static ValueArray<CarriedAllowance> CarriedInto(SubscriptionWork work, BillingPeriod period)
    {
        var end = period.Billed.ToExclusive;
        foreach (var item in work.Stored.Subscription.Due(end.AddTicks(-1), end))
        {
            if (item.Closing?.Number == period.Number && work.Settled.TryGetValue(item.Key, out var carried))
            {
                return carried;
            }
        }

        return [];
    }
}
