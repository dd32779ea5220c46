using Monetize.Cli.Statements;

namespace Monetize.Cli.Tests.Statements;

public sealed class BillingMonthTests
{
    [Theory]
    [InlineData("0001-01")]
    [InlineData("2024-02")]
    [InlineData("2026-12")]
    [InlineData("9998-12")]
    public void TryParse_AMonth_GivesItsPeriod(string text)
    {
        BillingMonth.TryParse(text, out var month).Should().BeTrue();

        month.ToString().Should().Be(text);
        month.Period.Should().Be(Period.UtcMonth(int.Parse(text[..4], null), int.Parse(text[5..], null)));
        BillingMonth.At(month.Period.From.UtcTicks).Should().Be(month);
        BillingMonth.At(month.Period.ToExclusive.UtcTicks - 1).Should().Be(month);
        BillingMonth.At(month.Period.ToExclusive.UtcTicks).CompareTo(month).Should().Be(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026")]
    [InlineData("2026-13")]
    [InlineData("2026-1")]
    [InlineData("2026-11-01")]
    [InlineData("11-2026")]
    [InlineData("9999-01")]
    [InlineData("٢٠٢٦-١١")]
    public void TryParse_OtherText_IsRefused(string text) => BillingMonth.TryParse(text, out _).Should().BeFalse();

    [Fact]
    public void MonthAt_ForwardsAndBackwards_IsTheMonth()
    {
        var clock = new MonthClock();
        foreach (var text in new[] { "2026-11", "2026-12", "2026-11", "2027-11", "0001-01" })
        {
            BillingMonth.TryParse(text, out var month).Should().BeTrue();
            clock.MonthAt(month.Period.From.UtcTicks).Should().Be(month);
            clock.MonthAt(month.Period.ToExclusive.UtcTicks - 1).Should().Be(month);
        }
    }
}
