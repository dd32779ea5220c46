using Monetize.Invoicing;

namespace Monetize.Tests.Invoicing;

/// <summary>I20 of minimums: what a note gave back of a true-up does not come back with late usage.</summary>
public sealed class CreditedTrueUpTests
{
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
