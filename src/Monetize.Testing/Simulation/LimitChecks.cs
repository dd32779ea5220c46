using System.Globalization;
using Monetize.Rating;

namespace Monetize.Testing.Simulation;

/// <summary>What callers were allowed at the same time never comes to more than the limit of a period.</summary>
internal static class LimitChecks
{
    public static IEnumerable<string> NobodyUsesMoreThanAPeriodAllows(WorldFacts facts)
    {
        foreach (var one in facts.Subscriptions)
        {
            // What was used at the very instant of a change was allowed by the terms before it or after it.
            var changes = one.Subscription.History
                .SelectMany(static change => new[] { change.Decided, change.Effective })
                .ToHashSet();
            var calls = facts.Usage.FindAll(record => record.Customer == one.Subscription.Customer
                && record.Meter == WorldPlans.Calls.Key && !changes.Contains(record.Time));
            foreach (var (stretch, used) in Used(one, calls))
            {
                if (used <= WorldPlans.MostCalls) continue;
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"Limit: {one.Subscription.Id} used {used} of {WorldPlans.MostCalls} calls in {stretch}");
            }
        }
    }

    // A trial is a period of its own, of which nothing is billed.
    private static IEnumerable<(string Stretch, decimal Used)> Used(SubscriptionFacts one, List<UsageRecord> calls)
    {
        foreach (var span in one.Spans)
        {
            if (WorldPlans.Of(span.Plan).FindUsage(WorldPlans.Calls.Key) is null) continue;
            var usage = PlanUsage.Collect(WorldPlans.Of(span.Plan), span.Whole, span.Stretches, calls);
            yield return ($"{span}", usage.QuantityOf(WorldPlans.Calls.Key));
        }

        for (var number = 0; one.Subscription.PeriodNumber(number) is { IsTrial: true } trial; number++)
        {
            yield return ($"{trial}", calls
                .Where(record => record.Time >= trial.Billed.From && record.Time < trial.Billed.ToExclusive)
                .Sum(static record => record.Quantity));
        }
    }
}
