namespace Monetize.Tests.Invoicing;

/// <summary>A trial owes nothing, and uses up no period of a coupon.</summary>
public sealed class CouponTrialTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    [InlineData(9, 5)]
    public void Request_RedeemedInTheTrial_CountsFromTheFirstPeriodAfterIt(int periods, int discounted)
    {
        var subscription = CouponLife.Begin(CouponLife.Basic, trialDays: 14);

        var invoices = CouponLife.Run(
            subscription, CouponLife.Start.AddDays(14 + 125), CouponLife.TwentyOff.Repeating(periods));

        invoices.Select(invoice => invoice.Total.Amount).Should().Equal(
            Enumerable.Range(0, 5).Select(i => i < discounted ? 10m : 30m));
    }

    [Fact]
    public void Request_OnceRedeemedInTheTrial_IsTakenOffTheFirstPeriodAfterIt()
    {
        var subscription = CouponLife.Begin(CouponLife.Basic, trialDays: 14);

        var invoices = CouponLife.Run(subscription, CouponLife.Start.AddDays(14 + 31), CouponLife.TwentyOff);

        invoices.Select(invoice => invoice.Total.Amount).Should().Equal(10m, 30m);
    }
}
