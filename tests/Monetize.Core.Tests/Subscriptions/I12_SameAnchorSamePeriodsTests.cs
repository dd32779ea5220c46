using Monetize.Subscriptions;

namespace Monetize.Tests.Subscriptions;

/// <summary>I12: periods depend on the anchor alone, not on when or in which season anything was created.</summary>
public sealed class I12_SameAnchorSamePeriodsTests
{
    [Fact]
    public void Anchors_OfOneLocalTime_HaveTheSamePeriodsFromWhicheverOneCounts() => Lives.All(lives =>
    {
        var zone = lives.Zone();
        var local = new DateTime(2024, 1, 1 + lives.Below(28), lives.Below(24), lives.Below(60), 0);
        var winter = BillingAnchor.AtLocal(local, Every.Month, zone);
        var summer = BillingAnchor.AtLocal(local.AddMonths(6), Every.Month, zone);

        return Enumerable.Range(0, 48).All(k => summer.At(k - 6) == winter.At(k));
    });

    [Fact]
    public void Calendar_OfAnyInstantOfAPeriod_HasTheSamePeriods() => Lives.All(lives =>
    {
        var interval = lives.Pick<Interval>([Every.Day, Every.Week, Every.Month, Every.Quarter, Every.Year]);
        var anchor = BillingAnchor.Calendar(lives.Instant(), interval, lives.Zone());
        var k = lives.Below(12);
        var within = anchor.At(k).AddTicks(anchor.PeriodAt(k).Ticks / (1 + lives.Below(9)));
        if (within == anchor.At(k + 1)) within = anchor.At(k);

        return BillingAnchor.Calendar(within, interval, anchor.Zone).At(7) == anchor.At(k + 7);
    });

    [Fact]
    public void Subscriptions_OfOneStartAndZone_HaveTheSamePeriodsWhateverTheirHistory() => Lives.All(lives =>
    {
        var terms = Sold.Terms("2024-01-31T00:00Z") with { Start = lives.Instant(), Zone = lives.Zone() };
        var first = Subscription.Begin(terms);
        var second = first.ChangePlan(Sold.Pro, first.Terms.Start.AddDays(lives.Below(90))).Subscription;
        second = second.Pause(second.History[0].Decided.AddDays(lives.Below(90))).Subscription;

        return Enumerable.Range(0, 24).All(number => first.PeriodNumber(number) == second.PeriodNumber(number));
    });
}
