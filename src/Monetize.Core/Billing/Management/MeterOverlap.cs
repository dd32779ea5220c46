using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Errors;
using Monetize.Subscriptions;

namespace Monetize.Billing.Management;

/// <summary>
/// Whether two subscriptions of a customer would price one meter at the same time. Usage belongs to a customer, so that
/// each of them would bill all of it.
/// </summary>
internal static class MeterOverlap
{
    /// <summary>Why a subscription must not be on a plan, as far as the others of its customer tell.</summary>
    /// <param name="store">The store.</param>
    /// <param name="customer">The customer.</param>
    /// <param name="own">The subscription, which is not held against itself.</param>
    /// <param name="plan">The plan that it is to be on.</param>
    /// <param name="from">From when on; without an end.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public static async ValueTask<Refusal?> FindAsync(
        IBillingStore store,
        CustomerId customer,
        SubscriptionId own,
        Plan plan,
        DateTimeOffset from,
        CancellationToken cancellationToken)
    {
        var meters = MetersOf(plan);
        if (meters.Count == 0) return null;
        var rows = store.StreamOfAsync<SubscriptionRow>(SubscriptionRow.Definition, customer, cancellationToken);
        await foreach (var row in rows.ConfigureAwait(false))
        {
            var other = StoredSubscription.Of(row).Subscription;
            if (other.Id == own) continue;
            foreach (var version in VersionsFrom(other, from))
            {
                var theirs = await store.FindPlanAsync(version, cancellationToken).ConfigureAwait(false);
                if (theirs is null || MetersOf(theirs).FirstOrDefault(meters.Contains) is not { } shared) continue;
                return new Refusal(
                    ErrorCodes.MeterPricedTwice,
                    $"{other.Id} of customer {customer} prices {shared} on plan {version}, and plan "
                        + $"{PlanVersion.Of(plan)} does too: its usage would be billed twice. Cancel {other.Id}, or "
                        + "change its plan instead of adding another one.");
            }
        }

        return null;
    }

    private static IEnumerable<PlanVersion> VersionsFrom(Subscription subscription, DateTimeOffset from) => subscription
        .Phases
        .Where(phase => phase.ToExclusive is not { } end || end > from)
        .Select(static phase => phase.Plan.Version)
        .Distinct();

    private static HashSet<string> MetersOf(Plan plan) =>
        plan.Charges.OfType<UsageCharge>().Select(static charge => charge.Meter.Key).ToHashSet(StringComparer.Ordinal);
}
