using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Billing.Running;
using Monetize.Errors;
using Monetize.Subscriptions;

namespace Monetize.Billing.Management;

/// <summary>
/// Whether two subscriptions of a customer would price one meter at the same time. Usage belongs to a customer, so that
/// each of them would bill all of it.
/// </summary>
internal static class MeterOverlap
{
    /// <summary>
    /// Why a change must not be, as far as the other subscriptions of the customer tell. What was priced twice before
    /// it is no reason: so it can be put right.
    /// </summary>
    /// <param name="store">The store.</param>
    /// <param name="before">The subscription as it is kept; none where it is new.</param>
    /// <param name="after">The subscription with the change.</param>
    /// <param name="beside">The customer's other subscriptions.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public static async ValueTask<Refusal?> FindAsync(
        IBillingStore store,
        Subscription? before,
        Subscription after,
        IReadOnlyList<SubscriptionRow> beside,
        CancellationToken cancellationToken)
    {
        if (beside.Count == 0) return null;
        var others = beside.Select(static row => StoredSubscription.Of(row).Subscription).ToList();
        var plans = new PlanShelf(store);
        await plans.EnsureAsync(others.Append(after).SelectMany(PlanShelf.Of), cancellationToken)
            .ConfigureAwait(false);
        foreach (var other in others)
        {
            var known = before is null ? [] : Shared(plans, before, other).Select(static one => one.Meter).ToHashSet();
            var (meter, mine, theirs) = Shared(plans, after, other).FirstOrDefault(one => !known.Contains(one.Meter));
            if (meter is null) continue;
            return new Refusal(
                ErrorCodes.MeterPricedTwice,
                $"{other.Id} of customer {after.Customer} prices {meter} on plan {theirs}, and plan {mine} does too at "
                    + $"the same time: its usage would be billed twice. Cancel {other.Id}, or change its plan instead "
                    + "of adding another one.");
        }

        return null;
    }

    private static IEnumerable<(string Meter, PlanVersion Mine, PlanVersion Theirs)> Shared(
        PlanShelf plans, Subscription one, Subscription other) =>
        from mine in one.Phases
        from theirs in other.Phases
        where EndsAfter(mine, theirs.From) && EndsAfter(theirs, mine.From)
        from meter in MetersOf(plans, mine).Intersect(MetersOf(plans, theirs), StringComparer.Ordinal)
        select (meter, mine.Plan.Version, theirs.Plan.Version);

    private static bool EndsAfter(SubscriptionPhase phase, DateTimeOffset instant) =>
        phase.ToExclusive is not { } end || end > instant;

    private static IEnumerable<string> MetersOf(PlanShelf plans, SubscriptionPhase phase) =>
        plans.Has(phase.Plan.Version)
            ? plans[phase.Plan.Version].Plan.Charges.OfType<UsageCharge>().Select(static charge => charge.Meter.Key)
            : [];
}
