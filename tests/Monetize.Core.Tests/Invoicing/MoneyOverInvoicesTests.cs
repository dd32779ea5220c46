using Monetize.Invoicing;

namespace Monetize.Tests.Invoicing;

/// <summary>Money over all invoices of any history: coupons, taxes, prepaid credits, the balance and notes.</summary>
public sealed class MoneyOverInvoicesTests
{
    [Fact]
    public void Invoices_OfAnyHistory_AddUpToTheMinorUnitAndAreNeverNegative() => InvoiceGenerator.All(some =>
        new BillingLife(some).Invoices.All(invoice => invoice.Total.Amount >= 0m
            && invoice.Due.Amount >= 0m
            && (invoice.CarriedToBalance.Amount == 0m || invoice.Total.Amount == 0m)
            && invoice.Total == invoice.Net + invoice.Tax + invoice.CarriedToBalance
            && invoice.Net + (invoice.PricesIncludeTax ? invoice.Tax : Money.Zero(invoice.Currency))
                == invoice.Subtotal - invoice.Discounts
            && invoice.Due == invoice.Total - invoice.CreditsApplied));

    [Fact]
    public void Invoices_OfAnyHistory_NoCouponTakesOffMoreThanItsAmount() => InvoiceGenerator.All(some =>
    {
        var life = new BillingLife(some);
        return Taken(life.Invoices).Where(taken => taken.Coupon.Amount is not null)
            .GroupBy(taken => (taken.Coupon, taken.Line.PeriodNumber, Of(taken.Coupon, taken.Line)))
            .All(uses => Running(uses.Select(use => use.Amount))
                .All(sum => sum >= 0m && sum <= uses.Key.Coupon.Amount!.Value.Amount));
    });

    [Fact]
    public void Invoices_OfAnyHistory_CouponsCountForTheirPeriods() => InvoiceGenerator.All(some =>
    {
        var life = new BillingLife(some);
        return life.Coupons.All(applied =>
        {
            var first = Math.Max(applied.FirstPeriod, life.Subscription.PeriodNumber(0) is { IsTrial: true } ? 1 : 0);
            var periods = Taken(life.Invoices).Where(taken => taken.Coupon == applied.Coupon)
                .Select(taken => taken.Line.PeriodNumber);
            return periods.All((applied with { FirstPeriod = first }).CountsIn);
        });
    });

    [Fact]
    public void Balance_OfAnyHistory_IsTheSumOfItsEntriesAndEmptyWhenAllIsVoid() => InvoiceGenerator.All(some =>
    {
        var life = new BillingLife(some);
        var sum = life.Invoices.Sum(invoice => invoice.Lines
            .Where(line => line.Kind == InvoiceLineKind.Credit && line.CreditId is null)
            .Sum(line => line.Amount.Amount));
        var undone = Enumerable.Reverse(life.Invoices).Aggregate(
            life.Balance, (balance, invoice) => balance.After(invoice with { Status = InvoiceStatus.Void }));
        return life.Balance.Amount.Amount == sum
            && life.Balance.Entries.Where(entry => entry.CreditId is null).Sum(entry => entry.Amount.Amount) == sum
            && undone.Amount.Amount == 0m
            && undone.At(InvoiceGenerator.At).Credits == life.Balance.Granted;
    });

    [Fact]
    public void Invoices_OfAnyHistoryWithNotes_NeverGiveBackMoreThanWasPaid() => InvoiceGenerator.All(some =>
    {
        var life = new BillingLife(some, withNotes: true);
        return life.Invoices
            .SelectMany(invoice => invoice.Lines.Select(line => (invoice, Line: line)))
            .Where(charge => charge.Line.IsCharge && charge.Line.Kind != InvoiceLineKind.MinimumTrueUp)
            .GroupBy(charge => (charge.Line.Scope, charge.Line.Price!.ChargeKey))
            .All(charges => Running(charges.Select(charge =>
                Paid(charge.invoice, charge.Line) - Credited(life, charge.invoice, charge.Line)))
                .All(sum => sum >= 0m));
    });

    [Fact]
    public void Request_AnyHistoryWithNotesInAnyOrder_GivesTheSameInvoice() => InvoiceGenerator.All(some =>
    {
        var life = new BillingLife(some, withNotes: true);
        return life.Inputs.Zip(life.Invoices, life.Credits).All(made =>
        {
            var again = life.Calculate(BillingLife.Shuffled(some, made.First), made.Third);
            return again == made.Second with { Status = InvoiceStatus.Draft, Number = null, IssuedAt = null };
        });
    });

    // Without maximums, which move between lines and give their excess back by themselves.
    private static decimal Paid(Invoice invoice, InvoiceLine line) => line.Amount.Amount - Taken([invoice])
        .Where(taken => taken.Line.Id == line.Id).Sum(taken => taken.Amount);

    private static decimal Credited(BillingLife life, Invoice invoice, InvoiceLine line) => life.Notes
        .Where(note => note.InvoiceNumber == invoice.Number)
        .SelectMany(note => note.Lines)
        .Where(credited => credited.LineId == line.Id)
        .Sum(credited => credited.Amount.Amount);

    private static string Of(Coupon coupon, InvoiceLine line) =>
        coupon.Target == CouponTarget.Line ? $"{line.Scope}/{line.Price!.ChargeKey}" : "";

    private static IEnumerable<(Coupon Coupon, InvoiceLine Line, decimal Amount)> Taken(IEnumerable<Invoice> all) =>
        all.SelectMany(invoice => invoice.Lines
            .Where(line => line.Coupon is not null)
            .SelectMany(discount => discount.Shares.Select(share =>
                (discount.Coupon!, invoice.Line(share.LineId), -share.Amount.Amount))));

    private static IEnumerable<decimal> Running(IEnumerable<decimal> amounts)
    {
        var sum = 0m;
        foreach (var amount in amounts) yield return sum += amount;
    }
}
