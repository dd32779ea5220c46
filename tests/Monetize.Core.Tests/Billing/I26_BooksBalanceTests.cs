using FsCheck;
using FsCheck.Fluent;
using Monetize.Billing.Accounts;
using Monetize.Payments;
using Monetize.Tests.Invoicing;

namespace Monetize.Tests.Billing;

/// <summary>
/// I26: the debits of an entry are its credits, in every currency; an entry that is not so cannot be made; balances are
/// folds of entries.
/// </summary>
public sealed class I26_BooksBalanceTests
{
    private static readonly CustomerId Ada = CustomerId.Of("ada");

    [Fact]
    public void Entry_DebitsAndCreditsDiffer_IsRefused() => Prop
        .ForAll(Gen.Choose(-1_000, 1_000).ListOf(4).ToArbitrary(), amounts =>
        {
            var postings = amounts.Select(amount => new LedgerPosting(LedgerAccount.Invoiced, amount)).ToArray();
            var make = () => LedgerEntry.Of("entry", Ada, Currency.Usd, postings);
            if (amounts.Sum() == 0) return make().Postings.Sum(posting => posting.AmountMinor) == 0;
            make.Should().Throw<ArgumentException>();
            return true;
        })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void Entry_SumBeyondALong_IsRefusedAndDoesNotWrapAround()
    {
        LedgerPosting[] postings =
        [
            new(LedgerAccount.Invoiced, long.MaxValue), new(LedgerAccount.Tax, long.MaxValue),
            new(LedgerAccount.Granted, 2),
        ];

        var make = () => LedgerEntry.Of("entry", Ada, Currency.Usd, postings);

        make.Should().Throw<ArgumentException>().WithMessage("*does not balance*");
    }

    [Fact]
    public void Invoice_OfAnyKind_BalancesAndIsTakenBackWhole() => InvoiceGenerator.All(some =>
    {
        var invoice = some.Case().Invoice.Finalize("1", InvoiceGenerator.At).Invoice;
        var entry = Bookkeeping.Of(invoice);
        var back = Bookkeeping.OfVoid(invoice);
        return Sum(entry, AccountKind.Receivable) == invoice.Due.ToMinor()
            && Sum(entry, AccountKind.Invoiced) == -invoice.Net.ToMinor()
            && Sum(entry, AccountKind.Tax) == -invoice.Tax.ToMinor()
            && entry.Postings.Sum(posting => posting.AmountMinor) == 0
            && Enum.GetValues<AccountKind>().All(kind => Sum(entry, kind) + Sum(back, kind) == 0);
    });

    [Fact]
    public void CreditNotes_OfALife_Balance() => InvoiceGenerator.All(
        some =>
        {
            var life = new BillingLife(some, withNotes: true);
            return life.Notes.TrueForAll(note =>
                Sum(Bookkeeping.Of(note), AccountKind.Balance) == -note.Total.ToMinor());
        },
        cases: 50);

    [Fact]
    public void Balance_OfALife_IsTheFoldOfItsEntries() => InvoiceGenerator.All(
        some =>
        {
            var life = new BillingLife(some);
            var owed = life.Invoices.Sum(invoice => -Sum(Bookkeeping.Of(invoice), AccountKind.Balance));
            return owed == life.Balance.Amount.ToMinor();
        },
        cases: 100);

    [Theory]
    [InlineData(true, AccountKind.Receivable)]
    [InlineData(false, AccountKind.Balance)]
    public void Payment_Succeeded_PaysWhatIsOwedOrGoesToTheBalance(bool isOwed, AccountKind kind)
    {
        var payment = Payment.Open(
            new PaymentId("p"), Ada, "1", Money.Of(5m, Currency.Usd), InvoiceGenerator.At);

        var entry = Bookkeeping.Of(payment, "sandbox", isOwed);

        Sum(entry, AccountKind.Cash).Should().Be(500);
        Sum(entry, kind).Should().Be(-500);
    }

    private static long Sum(LedgerEntry entry, AccountKind kind) => entry.Postings
        .Where(posting => posting.Account.Kind == kind)
        .Sum(posting => posting.AmountMinor);
}
