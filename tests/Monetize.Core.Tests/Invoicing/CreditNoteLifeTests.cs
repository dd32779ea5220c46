using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Subscriptions;

namespace Monetize.Tests.Invoicing;

/// <summary>I20 over several invoices: what a credit note gave back does not come back a second time.</summary>
public sealed class CreditNoteLifeTests
{
    private static readonly Subscription Cancelled =
        CouponLife.Begin(CouponLife.Basic).Cancel(CouponLife.Half, ChangeTiming.AtOnce).Subscription;

    private static readonly Subscription Downgraded =
        CouponLife.Begin(CouponLife.Pro).ChangePlan(CouponLife.Basic.Plan, CouponLife.Half).Subscription;

    [Theory]
    [InlineData(0, 15)]
    [InlineData(10, 15)]
    [InlineData(20, 10)]
    [InlineData(30, 0)]
    public void Request_CancelAfterACredit_GivesBackWhatIsLeftAtMost(int credited, int back)
    {
        var last = CouponLife.Run(Cancelled, CouponLife.Half, credit: Credit(credited))[^1];

        last.CarriedToBalance.Should().Be(CouponLife.Usd(back));
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(4, 5)]
    [InlineData(8, 2)]
    [InlineData(10, 0)]
    public void Request_CancelAfterACreditUnderACoupon_CountsWhatWasPaid(int credited, int back)
    {
        var last = CouponLife.Run(
            Cancelled, CouponLife.Half, CouponLife.TwentyOff, Credit(credited))[^1];

        last.CarriedToBalance.Should().Be(CouponLife.Usd(back));
    }

    [Fact]
    public void Request_DowngradeAfterAWholeCredit_ChargesTheNewPlanAlone()
    {
        var invoices = CouponLife.Run(Downgraded, CouponLife.Half, credit: Credit(60));

        invoices[^1].Lines.Select(line => line.ToString()).Should().Equal(
            "basic@1#0/recurring:0: Proration USD 15.00");
    }

    [Fact]
    public void Request_CycleAfterAWholeCredit_DoesNotChargeItAgain()
    {
        var invoices = CouponLife.Run(
            CouponLife.Begin(CouponLife.Basic), CouponLife.Start.AddDays(30), credit: Credit(30));

        invoices.Select(invoice => invoice.Total.Amount).Should().Equal(30m, 30m);
    }

    [Fact]
    public void Request_AfterALimitedLineIsBooked_OwesNothingMore() => InvoiceGenerator.All(some =>
    {
        var coupon = Coupon.AmountOff("SOME", Money.FromMinor(some.Below(3_000), Currency.Usd));
        var at = CouponLife.Start.AddMinutes(some.Below(30 * 24 * 60) + 1);
        var ended = CouponLife.Begin(CouponLife.Basic).Cancel(at, ChangeTiming.AtOnce).Subscription;
        var due = ended.Due(CouponLife.Start.AddTicks(-1), at).ToList();
        var start = CouponLife.Bill(ended, due[0], [], coupon);
        List<CreditNote> notes = [Note(start, (some.Below((int)start.Total.ToMinor()) + 1) / 100m)];
        var last = CouponLife.Bill(ended, due[^1], [start], coupon, notes);
        var again = CouponLife.Bill(ended, due[^1], [start, last], coupon, notes);
        return last.CarriedToBalance + notes[0].Total <= start.Total
            && again.Lines.IsEmpty
            && last.Lines.Where(line => line.IsCharge).All(line =>
                line.Breakdown.Sum(part => part.Amount) == line.Exact.Whole);
    });

    [Fact]
    public void Request_NoteTwice_Throws()
    {
        var start = CouponLife.Run(Cancelled, CouponLife.Start)[0];
        var due = Cancelled.Due(CouponLife.Start, CouponLife.Half).First();
        var note = Note(start, 1m);

        FluentActions.Invoking(() => CouponLife.Bill(Cancelled, due, [start], notes: [note, note]))
            .Should().Throw<ArgumentException>().WithMessage("*C0*twice*");
    }

    private static Func<Invoice, CreditNote?> Credit(int amount) =>
        invoice => amount > 0 && invoice.Number == "0" ? Note(invoice, amount) : null;

    private static CreditNote Note(Invoice invoice, decimal amount) => Crediting.Part(
        invoice,
        IssuedDocuments.None,
        $"C{invoice.Number}",
        invoice.IssuedAt!.Value,
        [new LineShare(invoice.Lines[0].Id, CouponLife.Usd(amount))]).CreditNote;
}
