using Monetize.Billing.Reading;
using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Rating;
using Monetize.Storage;
using Monetize.Subscriptions;

namespace Monetize.Billing.Running;

/// <summary>Reads the usage that invoices rest on, up to one watermark.</summary>
internal sealed class RunUsage(IUsageStore usage, UsageWatermark until, PlanShelf plans)
{
    public long Watermark => until.Position;

    /// <summary>The usage of what is due, and of earlier periods of which records came late.</summary>
    /// <param name="work">The subscription.</param>
    /// <param name="due">What is due.</param>
    /// <param name="late">How far back usage that comes late is still billed.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async ValueTask<ValueArray<SpanUsage>> ReadAsync(
        SubscriptionWork work, DueItem due, TimeSpan late, CancellationToken cancellationToken)
    {
        var subscription = work.Stored.Subscription;
        var needed = SubscriptionInvoicing.UsageNeeded(subscription, due);
        var all = new List<SpanUsage>();
        var carrying = new AllowanceCarrying(plans, work.Stored.Carried);
        foreach (var span in needed)
        {
            all.Add(await CollectAsync(subscription.Customer, span, carrying.Take(span), cancellationToken)
                .ConfigureAwait(false));
        }

        if (due.Closing is not { } closing) return all.ToValueArray();
        var lateFrom = closing.Billed.From - late;
        foreach (var period in await LatePeriodsAsync(work, closing, lateFrom, cancellationToken)
            .ConfigureAwait(false))
        {
            var before = new AllowanceCarrying(plans, CarriedInto(work, period));
            foreach (var span in Spans.Of(subscription.Known(due.HistoryCount), period))
            {
                all.Add(await CollectAsync(subscription.Customer, span, before.Take(span), cancellationToken)
                    .ConfigureAwait(false));
            }
        }

        return all.ToValueArray();
    }

    private async ValueTask<SpanUsage> CollectAsync(
        CustomerId customer,
        UsageSpan span,
        ValueArray<CarriedAllowance> carried,
        CancellationToken cancellationToken)
    {
        var plan = plans[span.Plan];
        var charges = plan.Plan.Charges.OfType<UsageCharge>().ToList();
        var records = new List<UsageRecord>();
        if (charges.Count > 0)
        {
            // A weighted sum begins with the level that earlier records left.
            var isLevel = charges.Exists(static charge => charge.Meter.Aggregation == Metering.Aggregation.WeightedSum);
            var query = new UsageRecordQuery
            {
                Customer = customer,
                Meters = charges.Select(static charge => charge.Meter.Key).Distinct().ToValueArray(),
                Period = isLevel ? new Period(DateTimeOffset.MinValue, span.Hull.ToExclusive) : span.Hull,
                Until = until,
            };
            await foreach (var record in usage.StreamAsync(query, cancellationToken).ConfigureAwait(false))
            {
                records.Add(record);
            }
        }

        return new SpanUsage
        {
            Span = span,
            Usage = PlanUsage.Collect(plan, span.Whole, span.Stretches, records),
            CarriedOver = carried,
            Watermark = until.Position,
        };
    }

    /// <summary>The periods before the one that is closed of which there are records since they were billed.</summary>
    private async ValueTask<List<BillingPeriod>> LatePeriodsAsync(
        SubscriptionWork work, BillingPeriod closing, DateTimeOffset lateFrom, CancellationToken cancellationToken)
    {
        var subscription = work.Stored.Subscription;
        var from = lateFrom > subscription.Terms.Start ? lateFrom : subscription.Terms.Start;
        if (from >= closing.Billed.From) return [];
        var query = new UsageRecordQuery
        {
            Customer = subscription.Customer,
            Period = new Period(from, closing.Billed.From),
            Since = new UsageWatermark(work.Stored.Watermark),
            Until = until,
        };
        var periods = new SortedDictionary<int, BillingPeriod>();
        await foreach (var record in usage.StreamAsync(query, cancellationToken).ConfigureAwait(false))
        {
            if (subscription.PeriodAt(record.Time) is { } period) periods.TryAdd(period.Number, period);
        }

        return [.. periods.Values];
    }

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
