using System.Runtime.CompilerServices;
using Monetize.Collections;
using Monetize.Metering;
using Monetize.Rating;
using Monetize.Storage;

namespace Monetize.Services;

/// <summary>
/// Estimates what a record that is stored costs: the price of the period with it less the price without it.
/// </summary>
internal sealed class MarginalCosts(IUsageStore store, ICustomerTerms terms)
{
    // Compiled once for each plan, for as long as the plan is in use.
    private readonly ConditionalWeakTable<Plan, CompiledPlan> _plans = [];

    /// <summary>Estimates the costs of records of one customer and instant, each of a meter of its own.</summary>
    public async ValueTask<IReadOnlyList<Money?>> EstimateAsync(
        IReadOnlyList<Meter> meters, IReadOnlyList<UsageRecord> records, CancellationToken cancellationToken)
    {
        var costs = new Money?[records.Count];
        if (records.Count == 0) return costs;
        var (customer, time) = (records[0].Customer, records[0].Time);
        if (await terms.FindAsync(
            customer, time, cancellationToken).ConfigureAwait(false) is not { } found) return costs;
        var plan = _plans.GetValue(found.Plan, RatingEngine.Compile);
        var used = await ReadAsync(meters, customer, found.Period, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < costs.Length; i++)
        {
            if (plan.FindUsage(meters[i].Key) is not { } charge || !CanTell(meters[i], charge)) continue;
            var quantity = meters[i].Aggregation == Aggregation.Count ? records[i].Counted : records[i].Quantity;
            var before = used.GetValueOrDefault(meters[i].Key) - quantity;
            costs[i] = Money.Of(charge.Marginal(before, quantity), found.Plan.Currency);
        }

        return costs;
    }

    /// <summary>Only where quantities add up, and the price reads nothing but their sum.</summary>
    private static bool CanTell(Meter meter, CompiledUsageCharge charge) =>
        meter.Aggregation is Aggregation.Sum or Aggregation.Count
        && charge.Reads == UsageReading.Quantity
        && charge.Charge.Bucket is null;

    private async ValueTask<Dictionary<string, decimal>> ReadAsync(
        IReadOnlyList<Meter> meters, CustomerId customer, Period period, CancellationToken cancellationToken)
    {
        var quantities = new Dictionary<string, decimal>(StringComparer.Ordinal);
        var query = new UsageSummaryQuery { Meters = meters.ToValueArray(), Period = period, Customers = [customer] };
        await foreach (var summary in store.SummarizeAsync(query, cancellationToken).ConfigureAwait(false))
        {
            quantities.Add(summary.Meter, summary.Quantity);
        }

        return quantities;
    }
}
