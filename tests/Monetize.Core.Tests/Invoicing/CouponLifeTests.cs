using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Subscriptions;

namespace Monetize.Tests.Invoicing;

/// <summary>Coupons over several invoices of one subscription.</summary>
public sealed class CouponLifeTests
{
    [Fact]
    public void Request_UpgradeUnderAFixedAmount_KeepsTheWholeAmount()
    {
        var upgraded = CouponLife.Begin(CouponLife.Basic).ChangePlan(CouponLife.Pro.Plan, CouponLife.Half).Subscription;

        var invoices = CouponLife.Run(upgraded, CouponLife.Half, CouponLife.TwentyOff);

        // 10 of the coupon come back with the 15, and are taken off the 30 of the new plan.
        invoices.Select(invoice => invoice.Total.Amount).Should().Equal(10m, 15m);
        invoices[1].Lines.Select(line => $"{line.Id} {line.Amount.Amount}").Should().Equal(
            "basic@1#0/recurring:0 -15.00", "pro@1#0/recurring:0 30.00",
            "discount-back:TWENTY 10.00", "discount:TWENTY -10.00");
    }

    [Fact]
    public void Request_DowngradeAndBack_TakesTheAmountOffOnce()
    {
        var subscription = CouponLife.Begin(CouponLife.Pro)
            .ChangePlan(CouponLife.Basic.Plan, CouponLife.Start.AddDays(10)).Subscription
            .ChangePlan(CouponLife.Pro.Plan, CouponLife.Start.AddDays(20)).Subscription;

        var invoices = CouponLife.Run(subscription, CouponLife.Start.AddDays(20), CouponLife.TwentyOff);

        invoices.Sum(invoice => invoice.Subtotal.Amount).Should().Be(20m + 10m + 20m);
        invoices.Sum(invoice => invoice.Discounts.Amount).Should().Be(20m);
    }

    [Fact]
    public void Calculate_TwoCouponsOnWhatComesBack_EachIsTakenBackByItself()
    {
        var item = Invoices.Item("fee", -10m) with
        {
            DiscountsTakenBack =
            [
                new DiscountTakenBack(CouponLife.TwentyOff, 2m),
                new DiscountTakenBack(Coupon.PercentOff("A", 10m), 3m),
            ],
        };
        var request = Invoices.Request() with { Items = [item] };

        var lines = InvoiceCalculator.Calculate(request).Lines.Where(line => line.Kind == InvoiceLineKind.Discount);

        lines.Select(line => $"{line.Coupon!.Key} {line.Amount}").Should().Equal("A USD 3.00", "TWENTY USD 2.00");
    }

    [Fact]
    public void Request_ChargeOverFiveThresholds_IsDiscountedPerLineOnce()
    {
        var subscription = CouponLife.Begin(CouponLife.Basic);
        var coupon = CouponLife.TwentyOff.PerLine().OnlyFor("usage:words");
        var invoices = new List<Invoice>();
        for (var i = 1; i <= 5; i++)
        {
            var due = DueItem.Threshold(subscription, CouponLife.Start.AddDays(i), i);
            invoices.Add(CouponLife.Bill(subscription, due, invoices, coupon, words: 10m * i));
        }

        invoices.SelectMany(invoice => invoice.Lines)
            .Where(line => line.Kind == InvoiceLineKind.Discount).Sum(line => line.Amount.Amount).Should().Be(-20m);
    }

    [Fact]
    public void Calculate_LinesOfOneChargePerLine_ShareTheAmount()
    {
        var item = Invoices.Item("a", 15m);
        var request = Invoices.Request() with
        {
            Items = [item, item with { Id = "b" }, item with { Id = "c", PeriodNumber = 1 }],
            Coupons = [Invoices.Applied(CouponLife.TwentyOff.PerLine().Forever())],
        };

        var invoice = InvoiceCalculator.Calculate(request);

        new[] { "a", "b", "c" }.Select(id => invoice.NetOf(id).Amount).Should().Equal(0m, 10m, 0m);
    }
}
