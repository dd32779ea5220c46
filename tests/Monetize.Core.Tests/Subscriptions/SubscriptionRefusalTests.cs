using Monetize.Errors;
using Monetize.Subscriptions;

namespace Monetize.Tests.Subscriptions;

public sealed class SubscriptionRefusalTests
{
    private static readonly DateTimeOffset Start = Zones.Instant("2026-01-01T00:00Z");
    private static readonly DateTimeOffset Day5 = Zones.Instant("2026-01-05T00:00Z");
    private static readonly DateTimeOffset Day6 = Zones.Instant("2026-01-06T00:00Z");

    public static TheoryData<string, Func<Subscription, ChangeResult>> Refused => new()
    {
        { "MON1601", plain => plain.Cancel(Day5, ChangeTiming.AtOnce).Subscription.ChangeQuantity(2, Day6) },
        { "MON1602", plain => plain.Pause(Start.AddTicks(-1)) },
        { "MON1602", plain => plain.Pause(Day6).Subscription.Resume(Day5) },
        { "MON1603", plain => plain.ChangePlan(Sold.Basic, Day5) },
        { "MON1603", plain => plain.ChangeQuantity(1, Day5) },
        { "MON1603", plain => plain.Pause(Day5).Subscription.Pause(Day6) },
        { "MON1604", plain => plain.Resume(Day5) },
        { "MON1605", plain => plain.ConvertTrial(Day5) },
        { "MON1606", _ => Sold.From("2026-01-01T00:00Z", trialDays: 14).Reanchor(Day5) },
        { "MON1607", plain => plain.Cancel(Day5).Subscription.Reanchor(Day6) },
        { "MON1607", plain => plain.Cancel(Day5).Subscription.ChangePlan(Sold.Yearly, Day6) },
        { "MON1608", plain => plain.Withdraw(Day5) },
        { "MON1609", plain => plain.ChangePlan(Sold.InEuro, Day5) },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Change_ThatCannotBe_IsRefusedWithItsCode(string code, Func<Subscription, ChangeResult> change)
    {
        var result = change(Sold.From("2026-01-01T00:00Z"));

        result.IsAccepted.Should().BeFalse();
        result.Refusal!.Code.Id.Should().Be(code);
    }

    [Fact]
    public void ChangeResult_Refused_HasNoSubscription()
    {
        var subscription = () => Sold.From("2026-01-01T00:00Z").Resume(Day5).Subscription;

        subscription.Should().Throw<InvalidOperationException>()
            .WithMessage("The change was refused. MON1604: sub-1 is not paused at 2026-01-05 00:00:00Z. *");
    }

    [Fact]
    public void ChangePlan_BackToTheRunningPlanWhileOneIsScheduled_IsTaken() =>
        Sold.From("2026-01-01T00:00Z").ChangePlan(Sold.Pro, Day5, ChangeTiming.AtPeriodEnd).Subscription
            .ChangePlan(Sold.Basic, Day6).IsAccepted.Should().BeTrue();

    [Fact]
    public void Codes_OfRefusals_AreAllShown() =>
        Refused.Select(row => row.Data.Item1).Append(ErrorCodes.NotOnSourceVersion.Id).Distinct().Should().Equal(
            ErrorCodes.All.Select(code => code.Id).Where(id => id.StartsWith("MON16", StringComparison.Ordinal)));
}
