using Monetize.Catalogs;
using Monetize.Subscriptions;

namespace Monetize.Tests.Subscriptions;

public sealed class PeriodProrationTests
{
    private static readonly Period March = Period.UtcMonth(2024, 3);

    private static readonly Money Hundred = Money.Of(100m, Currency.Usd);

    private static Money Usd(decimal amount) => Money.Of(amount, Currency.Usd);

    private static PeriodProration By(ProrationMethod method) => new(method, March, TimeZoneInfo.Utc);

    [Theory]
    [InlineData(ProrationMethod.Second, "2024-03-16T12:00Z", "50", "100")]
    [InlineData(ProrationMethod.Day, "2024-03-15T23:00Z", "54.84", "109.68")]
    [InlineData(ProrationMethod.None, "2024-03-15T00:00Z", "0", "0")]
    [InlineData(ProrationMethod.Full, "2024-03-15T00:00Z", "0", "200")]
    [InlineData(ProrationMethod.None, "2024-03-01T00:00Z", "100", "200")]
    [InlineData(ProrationMethod.Full, "2024-03-01T00:00Z", "100", "200")]
    [InlineData(ProrationMethod.Full, "2024-04-01T00:00Z", "0", "0")]
    public void Change_OfAPlan_GivesBackTheRestAndChargesTheRest(
        ProrationMethod method, string at, string credit, string charge)
    {
        var change = By(method).Change(Hundred, Usd(200m), Zones.Instant(at));

        change.Credit.Amount.Should().Be(-Rating.Figures.Read(credit));
        change.Charge.Amount.Should().Be(Rating.Figures.Read(charge));
    }

    [Fact]
    public void ChangeInterval_ToAYear_GivesBackTheRestAndChargesTheYear() =>
        By(ProrationMethod.Second).ChangeInterval(Hundred, Usd(1000m), Zones.Instant("2024-03-16T12:00Z"))
            .Should().Be(new ProratedChange(Usd(-50m), Usd(1000m)));

    [Theory]
    [InlineData(5, 8, "0", "15.00")]
    [InlineData(8, 5, "-15.00", "0")]
    [InlineData(5, 5, "0", "0")]
    public void ChangeQuantity_OfSeats_IsTheDifferenceAlone(int before, int after, string credit, string charge)
    {
        var middle = Zones.Instant("2024-03-16T12:00Z");
        var change = By(ProrationMethod.Second).ChangeQuantity(Usd(10m), before, after, middle);

        change.Credit.Amount.Should().Be(Rating.Figures.Read(credit));
        change.Charge.Amount.Should().Be(Rating.Figures.Read(charge));
    }

    [Theory]
    [InlineData("100", "200", "180", "20")]
    [InlineData("100", "200", "100", "100")]
    [InlineData("100", "200", "99", "100")]
    [InlineData("100", "200", "200", "0")]
    [InlineData("100", "200", "201", "0")]
    [InlineData("-50", "200", "50", "0")]
    public void CapCredit_NeverExceedsWhatIsLeft(string credit, string paid, string credited, string expected) =>
        PeriodProration.CapCredit(
                Usd(Rating.Figures.Read(credit)), Usd(Rating.Figures.Read(paid)), Usd(Rating.Figures.Read(credited)))
            .Amount.Should().Be(Rating.Figures.Read(expected));

    [Fact]
    public void ShareOf_DaysWithAChangeOfTheClock_CountsDaysOfTheZone()
    {
        var anchor = BillingAnchor.AtLocal(Zones.Local("2026-03-01T00:00"), Every.Month, Zones.Paris);
        var whole = anchor.PeriodAt(0);
        var rest = whole with { From = ZonedTime.ToUtc(Zones.Local("2026-03-30T00:00"), Zones.Paris) };

        new PeriodProration(ProrationMethod.Day, whole, Zones.Paris).ShareOf(rest)
            .Should().Be(new ProrationShare(2, 31));
    }

    [Theory]
    [InlineData("2024-03-01T00:00Z", "2024-03-01T00:00Z", "0/1")]
    [InlineData("2024-03-01T00:00Z", "2024-03-02T00:00Z", "1/31")]
    [InlineData("2024-03-31T00:00Z", "2024-04-01T00:00Z", "1/31")]
    [InlineData("2024-03-31T01:00Z", "2024-03-31T23:00Z", "0/31")]
    public void ShareOf_PartsByDay_CountsChangesOfDate(string from, string to, string expected) =>
        By(ProrationMethod.Day).ShareOf(new Period(Zones.Instant(from), Zones.Instant(to)))
            .ToString().Should().Be(expected);

    [Theory]
    [InlineData(0, "86400/2678400")]
    [InlineData(1, "864000000001/26784000000000")]
    public void ShareOf_ADayBySecond_CountsSecondsOrTicks(long ticks, string expected)
    {
        var end = March.From.AddDays(1).AddTicks(ticks);

        By(ProrationMethod.Second).ShareOf(March with { ToExclusive = end }).ToString().Should().Be(expected);
    }

    [Fact]
    public void ShareOf_PartsOfOneDayByDay_AreAllInTheLastOne()
    {
        var day = new Period(Zones.Instant("2026-03-01T01:00Z"), Zones.Instant("2026-03-01T05:00Z"));
        var noon = Zones.Instant("2026-03-01T03:00Z");
        var proration = new PeriodProration(ProrationMethod.Day, day, TimeZoneInfo.Utc);

        proration.ShareOf(day with { ToExclusive = noon }).Should().Be(ProrationShare.Nothing);
        proration.ShareOf(day with { From = noon }).Should().Be(ProrationShare.Everything);
    }

    [Fact]
    public void ShareOf_AnEmptyPart_IsNothingByEveryMethod()
    {
        foreach (var method in Enum.GetValues<ProrationMethod>())
        {
            By(method).ShareOf(March with { From = March.ToExclusive }).Should().Be(ProrationShare.Nothing);
        }
    }

    [Fact]
    public void PeriodProration_WithoutAZoneOrMethod_Throws()
    {
        FluentActions.Invoking(() => new PeriodProration(ProrationMethod.Day, March, null!))
            .Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => By((ProrationMethod)9).ShareOf(March))
            .Should().Throw<ArgumentOutOfRangeException>().WithMessage("Not a method of proration.*");
    }

    [Theory]
    [InlineData(ProrationMethod.Second, "32.26")]
    [InlineData(ProrationMethod.Day, "32.26")]
    [InlineData(ProrationMethod.None, "0")]
    [InlineData(ProrationMethod.Full, "100")]
    public void Of_APartInTheMiddle_IsWhatTheMethodSays(ProrationMethod method, string expected) =>
        By(method).Of(Hundred, new Period(March.From.AddDays(5), March.From.AddDays(15)))
            .Amount.Should().Be(Rating.Figures.Read(expected));

    [Theory]
    [InlineData("2024-02-29T00:00Z", "2024-03-02T00:00Z")]
    [InlineData("2024-03-02T00:00Z", "2024-04-02T00:00Z")]
    [InlineData("2024-03-03T00:00Z", "2024-03-02T00:00Z")]
    public void ShareOf_NotWithinThePeriod_Throws(string from, string to)
    {
        var share = () =>
            By(ProrationMethod.Second).ShareOf(new Period(Zones.Instant(from), Zones.Instant(to)));

        share.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("The part is not within *2024-03-01T00:00:00Z, 2024-04-01*");
    }
}
