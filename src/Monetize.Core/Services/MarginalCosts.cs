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
    /// <remarks>Nothing is read where no record counts, or no meter of them adds up.</remarks>
    public async ValueTask<IReadOnlyList<Money?>> EstimateAsync(
        IReadOnlyList<Meter> meters,
        IReadOnlyList<UsageRecord> records,
        IReadOnlyList<RecordResult> outcomes,
        CancellationToken cancellationToken)
    {
        var asked = Enumerable.Range(0, records.Count)
            .Where(i => outcomes[i].IsCounted && meters[i].Aggregation is Aggregation.Sum or Aggregation.Count)
            .ToList();
        var costs = new List<Money>[records.Count];
        if (asked.Count == 0) return new Money?[records.Count];
        var (customer, time) = (records[0].Customer, records[0].Time);
        foreach (var found in await terms.FindAsync(customer, time, cancellationToken).ConfigureAwait(false))
        {
            var plan = _plans.GetValue(found.Plan, RatingEngine.Compile);
            var priced = asked.Where(i => plan.FindUsage(meters[i].Key) is { } charge && CanTell(charge)).ToList();
            if (priced.Count == 0) continue;
            var used = await ReadAsync(
                priced.Select(i => meters[i]).ToValueArray(), customer, found.Period, cancellationToken)
                .ConfigureAwait(false);
            foreach (var i in priced)
            {
                var meter = meters[i].Key;
                var quantity = meters[i].Aggregation == Aggregation.Count ? records[i].Counted : records[i].Quantity;
                var left = found.CarriedOver.FirstOrDefault(carried => carried.Meter == meter).Quantity;
                var cost = plan.FindUsage(meter)!.Marginal(used.GetValueOrDefault(meter) - quantity, quantity, left);
                (costs[i] ??= []).Add(Money.Of(cost, found.Plan.Currency));
            }
        }

        return [.. costs.Select(SumOf)];
    }

    /// <summary>Each subscription that prices a meter bills it; amounts of two currencies have no sum.</summary>
    private static Money? SumOf(List<Money>? costs) =>
        costs is null || costs.Exists(cost => cost.Currency != costs[0].Currency)
            ? null
            : costs.Aggregate(static (sum, cost) => sum + cost);

    /// <summary>Only where the price reads nothing but the sum of quantities.</summary>
    private static bool CanTell(CompiledUsageCharge charge) =>
        charge.Reads == UsageReading.Quantity && charge.Charge.Bucket is null;

    private async ValueTask<Dictionary<string, decimal>> ReadAsync(
        ValueArray<Meter> meters, CustomerId customer, Period period, CancellationToken cancellationToken)
    {
        var quantities = new Dictionary<string, decimal>(StringComparer.Ordinal);
        var query = new UsageSummaryQuery { Meters = meters, Period = period, Customers = [customer] };
        await foreach (var summary in store.SummarizeAsync(query, cancellationToken).ConfigureAwait(false))
        {
            quantities.Add(summary.Meter, summary.Quantity);
        }

        return quantities;
    }
}
