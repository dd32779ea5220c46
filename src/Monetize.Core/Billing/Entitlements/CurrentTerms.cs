using Monetize.Billing.Reading;
using Monetize.Collections;
using Monetize.Invoicing;

namespace Monetize.Billing.Entitlements;

/// <summary>What a subscription is on at an instant.</summary>
/// <param name="Version">The plan version in force.</param>
/// <param name="Stretch">
/// The stretch of the period that is priced, and that included quantities are for; in a trial all of it.
/// </param>
/// <param name="IsBilled">Whether usage of the instant is owed: in a trial and in a pause it is not.</param>
/// <param name="CarriedOver">What the last period left for it of included quantities.</param>
internal sealed record CurrentTerms(
    PlanVersion Version, Period Stretch, bool IsBilled, ValueArray<CarriedAllowance> CarriedOver)
{
    public static CurrentTerms? Of(StoredSubscription stored, DateTimeOffset at)
    {
        var subscription = stored.Subscription;
        if (subscription.PhaseAt(at) is not { } phase || subscription.PeriodAt(at) is not { } period) return null;

        // The stretches of one version in a period are one quantity, as they are when it is priced.
        var (stretch, isBilled) = (period.Billed, false);
        foreach (var span in Spans.Of(subscription, period))
        {
            if (span.Contains(at)) (stretch, isBilled) = (span.Hull, true);
        }

        // What the last period left is known once it is billed, and belongs to the version that this one began with.
        var isKnown = stored.BillFrom > period.Billed.From && stretch.From == period.Billed.From;
        return new CurrentTerms(phase.Plan.Version, stretch, isBilled, isKnown ? stored.Carried : []);
    }

    /// <summary>What the last period left of a meter, in billed units.</summary>
    public decimal LeftOf(string meter) => CarriedOver.FirstOrDefault(carried => carried.Meter == meter).Quantity;

    public override string ToString() => $"{Version} {Stretch}";
}
