using Monetize.Collections;
using Monetize.Invoicing;

namespace Monetize.Tests.Invoicing;

/// <summary>What of a coupon is left, for which lines, and what is refused.</summary>
public sealed class CouponEdgeTests
{
    private static readonly Coupon Ten = Coupon.AmountOff("TEN", CouponLife.Usd(10m));

    [Theory]
    [InlineData("s", "recurring:a", 3)]
    [InlineData("s", "recurring:b", 10)]
    [InlineData("t", "recurring:a", 10)]
    public void Calculate_AmountPerLineUsedBefore_CountsTheSameChargeAlone(string scope, string charge, int off)
    {
        var applied = Invoices.Applied(Ten.PerLine()) with { Used = [new CouponUse(0, 7m, scope, charge)] };

        Discounts(applied, Item("a", 100m)).Should().Be(off);
    }

    [Fact]
    public void Calculate_AmountPerLineUsedInAnotherPeriod_IsWhole()
    {
        var applied = Invoices.Applied(Ten.PerLine()) with { Used = [new CouponUse(1, 7m, "s", "recurring:a")] };

        Discounts(applied, Item("a", 100m)).Should().Be(10m);
    }

    [Fact]
    public void Calculate_AmountUsedInSeveralParts_AddsThemUp()
    {
        var used = Invoices.Applied(Ten) with { Used = [new CouponUse(0, 7m), new CouponUse(0, 2m), new CouponUse(1, 9m)] };

        Discounts(used, Item("a", 100m)).Should().Be(1m);
        Discounts(used with { Used = [new CouponUse(0, 17m)] }, Item("a", 100m)).Should().Be(0m);
        Discounts(used with { Used = [new CouponUse(0, -5m)] }, Item("a", 100m)).Should().Be(10m);
    }

    [Fact]
    public void Calculate_AmountThatComesBackOfOneCharge_IsFreeForItAlone()
    {
        var back = Item("a", -50m) with { DiscountsTakenBack = [new DiscountTakenBack(Ten, 4m)] };
        var perLine = Invoices.Applied(Ten.PerLine()) with
        {
            Used = [new CouponUse(0, 10m, "s", "recurring:a"), new CouponUse(0, 10m, "s", "recurring:b")],
        };
        var more = Item("a", 100m) with { Id = "more" };

        Net(Calculate(perLine, back, more), "more").Should().Be(96m);
        Net(Calculate(perLine, back, Item("b", 100m)), "b").Should().Be(100m);
        Net(Calculate(perLine with { Coupon = Ten, Used = [new CouponUse(0, 10m)] }, back, Item("b", 100m)), "b")
            .Should().Be(96m);
    }

    [Fact]
    public void Calculate_LineWithoutAPrice_IsForEveryCouponThatNamesNoCharge()
    {
        var item = Item("a", 100m) with { Price = null };

        Discounts(Invoices.Applied(Ten.OnlyFor("a")), item).Should().Be(0m);
        Discounts(Invoices.Applied(Ten), item).Should().Be(10m);
        Discounts(Invoices.Applied(Ten.PerLine()), item).Should().Be(10m);
    }

    [Fact]
    public void Calculate_SeveralCharges_AreNamedInAnyOrder() =>
        Discounts(Invoices.Applied(Ten.OnlyFor("recurring:x", "recurring:a")), Item("a", 100m)).Should().Be(10m);

    [Fact]
    public void Calculate_PercentageOfHalfACent_IsRoundedAwayFromZero() =>
        Discounts(Invoices.Applied(Coupon.PercentOff("HALF", 50m)), Item("a", 0.01m), Item("b", 0.03m), Item("c", 0m))
            .Should().Be(0.03m);

    [Fact]
    public void Calculate_AmountMoreThanTheLines_TakesOffThoseAlone() =>
        Discounts(Invoices.Applied(Ten), Item("a", 4m), Item("b", -2m), Item("c", 3m)).Should().Be(7m);

    [Fact]
    public void Calculate_CouponInAnotherCurrency_Throws() =>
        FluentActions.Invoking(() => Discounts(
            Invoices.Applied(Coupon.AmountOff("EURO", Money.Of(1m, Currency.Eur))), Item("a", 4m)))
            .Should().Throw<ArgumentException>().WithMessage("Coupon EURO (EUR 1.00 off) is not in USD.*");

    [Fact]
    public void Calculate_TwoOfOneKey_NamesIt() =>
        FluentActions.Invoking(() => InvoiceCalculator.Draft(Invoices.Request(1m) with
        {
            Coupons = [Invoices.Applied(Ten), Invoices.Applied(Ten.Forever())],
        })).Should().Throw<ArgumentException>().WithMessage("Two coupons are called TEN.*");

    [Fact]
    public void Coupon_InAnyForm_SaysWhatItIs()
    {
        Coupon.PercentOff("A", 12.5m).ToString().Should().Be("A (12.5 % off)");
        Ten.Repeating(3).PerLine().Should().Match<Coupon>(coupon => coupon.ToString() == "TEN (USD 10.00 off)"
            && coupon.Duration == CouponDuration.Repeating && coupon.Periods == 3 && coupon.Target == CouponTarget.Line);
        Ten.Repeating(3).Forever().Should().Match<Coupon>(coupon =>
            coupon.Duration == CouponDuration.Forever && coupon.Periods == 0 && coupon.Target == CouponTarget.Period);
        Invoices.Applied(Ten).ToString().Should().Be("TEN (USD 10.00 off) from period 0");
    }

    [Fact]
    public void Coupon_ThatCannotBe_Throws()
    {
        FluentActions.Invoking(() => Ten.Repeating(0)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Ten.OnlyFor()).Should().Throw<ArgumentException>()
            .WithMessage("A coupon for some charges names at least one.*");
        FluentActions.Invoking(() => Coupon.PercentOff(" ", 1m)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Coupon.AmountOff("A", CouponLife.Usd(0.001m)))
            .Should().Throw<ArgumentOutOfRangeException>().WithMessage("A coupon takes off whole minor units.*");
        FluentActions.Invoking(() => Coupon.PercentOff("A", 0.0000001m))
            .Should().Throw<ArgumentOutOfRangeException>().WithMessage("A percentage has at most 6 decimals.*");
    }

    [Theory]
    [InlineData(100)]
    [InlineData(0.000001)]
    public void PercentOff_AtItsBounds_IsTaken(double percent) =>
        Coupon.PercentOff("A", (decimal)percent).Percent.Should().Be((decimal)percent);

    private static decimal Discounts(AppliedCoupon applied, params BillableItem[] items) =>
        Calculate(applied, items).Discounts.Amount;

    private static decimal Net(Invoice invoice, string lineId) => invoice.NetOf(lineId).Amount;

    private static Invoice Calculate(AppliedCoupon applied, params BillableItem[] items) =>
        InvoiceCalculator.Calculate(Invoices.Request() with { Items = items.ToValueArray(), Coupons = [applied] });

    private static BillableItem Item(string id, decimal amount) => Invoices.Item(id, amount) with { Scope = "s" };
}
