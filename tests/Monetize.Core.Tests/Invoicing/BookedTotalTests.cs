using Monetize.Invoicing;

namespace Monetize.Tests.Invoicing;

public sealed class BookedTotalTests
{
    [Theory]
    [InlineData(30, 0, 0, 3_000)]
    [InlineData(30, 20, 0, 3_000)]
    [InlineData(30, 0, 10, 2_000)]
    [InlineData(30, 20, 8, 600)]
    [InlineData(30, 20, 9.99, 3)]
    [InlineData(30, 20, 10, 0)]
    [InlineData(30, 20, 20, 0)]
    [InlineData(30, 30, 5, 3_000)]
    [InlineData(30, 0, -5, 3_000)]
    [InlineData(10, 3.33, 6.66, 1)]
    [InlineData(10, 3.33, 6.65, 3)]
    public void MostBack_OfWhatWasPaid_IsWhatIsNotCreditedBeforeCoupons(
        double amount, double coupons, double credited, long mostMinor) =>
        new BookedTotal(1, 1m, ExactAmount.Of(0m), (decimal)amount, (decimal)coupons, (decimal)credited)
            .MostBack(Currency.Usd).Should().Be(mostMinor);

    [Fact]
    public void Request_LimitedByACredit_SaysWhatWasNotCredited()
    {
        var ended = CouponLife.Begin(CouponLife.Basic)
            .Cancel(CouponLife.Half, Monetize.Subscriptions.ChangeTiming.AtOnce).Subscription;

        var line = CouponLife.Run(ended, CouponLife.Half, credit: invoice => invoice.Number == "0"
            ? Crediting.Part(
                invoice, IssuedDocuments.None, "C1", CouponLife.Start,
                [new LineShare(invoice.Lines[0].Id, CouponLife.Usd(20m))]).CreditNote
            : null)[^1].Lines[0];

        (line.Amount.Amount, line.Exact, line.Before!.Value.Amount, line.RunningTotal!.Value).Should().Be(
            (-10m, ExactAmount.Of(-10m), 30m, ExactAmount.Of(20m)));
        line.Breakdown.Should().Equal(
            new Monetize.Rating.RatedPart(0m, 1m, 1m, -10m, 0m, -10m, "not credited yet"));
    }
}
