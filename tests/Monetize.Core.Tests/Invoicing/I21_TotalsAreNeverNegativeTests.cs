using Monetize.Invoicing;

namespace Monetize.Tests.Invoicing;

/// <summary>
/// I21: no total is below zero; what would be is carried to a balance, which is the sum of its entries.
/// </summary>
public sealed class I21_TotalsAreNeverNegativeTests
{
    [Fact]
    public void Calculate_AnyRequest_TotalAndDueAreZeroOrMore() => InvoiceGenerator.All(some =>
    {
        var example = some.Case();
        var invoice = example.Invoice;
        return invoice.Total.Amount >= 0m
            && invoice.Due.Amount >= 0m
            && (invoice.CarriedToBalance.Amount == 0m || invoice.Total.Amount == 0m)
            && invoice.CreditsApplied.Amount
                <= example.Credit.Balance + example.Credit.Credits.Sum(credit => credit.Remaining);
    });

    [Fact]
    public void After_AnyInvoices_BalanceIsTheSumOfItsEntriesAndNeverNegative() => InvoiceGenerator.All(some =>
    {
        var balance = CreditBalance.Empty(Currency.Usd);
        var expected = 0L;
        for (var i = 0; i < 5; i++)
        {
            var request = some.Case().Request with { Currency = Currency.Usd, Coupons = [] };
            var credit = balance.At(InvoiceGenerator.At);
            var invoice = InvoiceCalculator.Calculate(request, credit: credit).Finalize($"{i}", credit.At).Invoice;
            balance = balance.After(invoice);
            expected += invoice.CarriedToBalance.ToMinor() - invoice.CreditsApplied.ToMinor();
        }

        return balance.Amount.ToMinor() == expected && expected >= 0
            && balance.Entries.Sum(entry => entry.Amount.ToMinor()) == expected;
    });

    [Fact]
    public void After_TheSameInvoiceTwice_CountsItOnce()
    {
        var invoice = InvoiceCalculator.Calculate(Invoices.Request(-10m)).Finalize("1", Invoices.At).Invoice;

        var balance = CreditBalance.Empty(Currency.Usd).After(invoice).After(invoice);

        balance.Amount.Should().Be(Money.Of(10m, Currency.Usd));
    }
}
