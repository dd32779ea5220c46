using Monetize.Invoicing;

namespace Monetize.Tests.Invoicing;

/// <summary>True-ups: what a note gave back of one does not come back, and none goes beyond a maximum.</summary>
public sealed class CreditedTrueUpTests
{
    private static readonly SpendBound Plan = new() { Scope = "", Description = "plan", IsLast = true };

    private static readonly SpendBound Charge = Plan with { ChargeKey = "usage:words", Minimum = 10m };

    [Theory]
    [InlineData(20, 10, 30)]
    [InlineData(45, 5, 50)]
    [InlineData(60, 0, 50)]
    public void Calculate_MinimumOfAChargeUnderTheMaximumOfThePlan_IsOwedUpToIt(int other, int trueUp, int total)
    {
        var request = Invoices.Request(other) with { Bounds = [Plan with { Maximum = 50m }, Charge] };

        var invoice = InvoiceCalculator.Calculate(request);

        invoice.Total.Should().Be(CouponLife.Usd(total));
        invoice.Lines.Where(line => line.Kind == InvoiceLineKind.MinimumTrueUp).Sum(line => line.Amount.Amount)
            .Should().Be(trueUp);
    }

    [Fact]
    public void Calculate_LateUsageUnderTheMaximumOfThePlan_TakesTheTrueUpBackAndNoMore()
    {
        var request = Invoices.Request(20m) with
        {
            Bounds =
            [
                Plan with { Maximum = 50m, Booked = new BookedSpend(40m, 0m, 0m, 0m, ChargeTrueUps: 10m) },
                Charge with { Booked = new BookedSpend(0m, 0m, 0m, TrueUp: 10m) },
            ],
        };

        InvoiceCalculator.Calculate(request).Lines.Select(line => line.ToString()).Should().Equal(
            "fee: Recurring USD 20.00", "minimum::usage:words: MinimumTrueUp USD -10.00", "maximum::: Discount USD -10.00");
    }

    [Fact]
    public void Calculate_MinimumOfThePlan_CountsTheTrueUpsOfItsCharges()
    {
        var booked = new BookedSpend(40m, 0m, 0m, 0m, ChargeTrueUps: 10m);
        var request = Invoices.Request(1m) with { Bounds = [Plan with { Minimum = 60m, Booked = booked }] };

        InvoiceCalculator.Calculate(request).Subtotal.Should().Be(CouponLife.Usd(1m + 9m));
    }

    [Theory]
    [InlineData(0, -6)]
    [InlineData(6, -4)]
    [InlineData(10, 0)]
    public void Calculate_LateUsageAfterACredit_GivesBackWhatIsLeftAtMost(int credited, int trueUp)
    {
        var request = Invoices.Request(6m) with
        {
            Bounds =
            [
                new SpendBound
                {
                    Scope = "",
                    Description = "plan",
                    Minimum = 30m,
                    IsLast = true,
                    Booked = new BookedSpend(20m, 0m, 0m, TrueUp: 10m, TrueUpCredited: credited),
                },
            ],
        };

        InvoiceCalculator.Calculate(request).Subtotal.Should().Be(CouponLife.Usd(6m + trueUp));
    }
}
