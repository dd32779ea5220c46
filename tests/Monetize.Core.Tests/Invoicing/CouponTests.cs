using Monetize.Invoicing;

namespace Monetize.Tests.Invoicing;

public sealed class CouponTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void CountsIn_Once_IsItsFirstPeriod(int period, bool counts) =>
        From2(Coupon.PercentOff("A", 10m)).CountsIn(period).Should().Be(counts);

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void CountsIn_Repeating_IsThatManyPeriods(int period, bool counts) =>
        From2(Coupon.PercentOff("A", 10m).Repeating(3)).CountsIn(period).Should().Be(counts);

    [Theory]
    [InlineData(1, false)]
    [InlineData(int.MaxValue, true)]
    public void CountsIn_Forever_IsFromItsFirstPeriodOn(int period, bool counts) =>
        From2(Coupon.PercentOff("A", 10m).Forever()).CountsIn(period).Should().Be(counts);

    [Theory]
    [InlineData(0)]
    [InlineData(100.5)]
    [InlineData(0.0000001)]
    public void PercentOff_OutOfBounds_Throws(double percent) =>
        FluentActions.Invoking(() => Coupon.PercentOff("A", (decimal)percent))
            .Should().Throw<ArgumentOutOfRangeException>();

    [Theory]
    [InlineData(-1)]
    [InlineData(0.005)]
    public void AmountOff_NoWholeMinorUnits_Throws(double amount) =>
        FluentActions.Invoking(() => Coupon.AmountOff("A", Money.Of((decimal)amount, Currency.Usd)))
            .Should().Throw<ArgumentOutOfRangeException>();

    [Fact]
    public void Calculate_AmountUsedByAnEarlierInvoice_TakesOffTheRest()
    {
        var coupon = Invoices.Applied(Coupon.AmountOff("A", Money.Of(10m, Currency.Usd)));
        var request = Invoices.Request(100m) with { Coupons = [coupon with { Used = [new CouponUse(0, 7m)] }] };

        InvoiceCalculator.Calculate(request).Discounts.Should().Be(Money.Of(3m, Currency.Usd));
    }

    [Fact]
    public void Calculate_AmountForEachPeriod_CountsPeriodsApart()
    {
        var coupon = Coupon.AmountOff("A", Money.Of(10m, Currency.Usd)).Forever();
        var request = Invoices.Request() with
        {
            Items = [Invoices.Item("a", 4m), Invoices.Item("b", 100m) with { PeriodNumber = 1 }],
            Coupons = [Invoices.Applied(coupon)],
        };

        var invoice = InvoiceCalculator.Calculate(request);

        invoice.NetOf("a").Amount.Should().Be(0m);
        invoice.NetOf("b").Amount.Should().Be(90m);
    }

    [Fact]
    public void Calculate_AmountPerLine_TakesItOffEach()
    {
        var coupon = Coupon.AmountOff("A", Money.Of(10m, Currency.Usd)).PerLine();
        var request = Invoices.Request(25m, 4m, -5m) with { Coupons = [Invoices.Applied(coupon)] };

        InvoiceCalculator.Calculate(request).Discounts.Should().Be(Money.Of(14m, Currency.Usd));
    }

    [Fact]
    public void Calculate_OnlyForACharge_LeavesOthersAlone()
    {
        var coupon = Coupon.PercentOff("A", 50m).OnlyFor("recurring:fee-1");
        var request = Invoices.Request(100m, 100m) with { Coupons = [Invoices.Applied(coupon)] };

        var invoice = InvoiceCalculator.Calculate(request);

        invoice.NetOf("fee").Amount.Should().Be(100m);
        invoice.NetOf("fee-1").Amount.Should().Be(50m);
    }

    [Fact]
    public void Calculate_TwoOfOneKey_Throws()
    {
        var coupon = Invoices.Applied(Coupon.PercentOff("A", 50m));
        var request = Invoices.Request(1m) with { Coupons = [coupon, coupon] };

        FluentActions.Invoking(() => InvoiceCalculator.Calculate(request))
            .Should().Throw<ArgumentException>();
    }

    private static AppliedCoupon From2(Coupon coupon) => new() { Coupon = coupon, FirstPeriod = 2 };
}
