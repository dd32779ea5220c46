using Monetize.Invoicing;

namespace Monetize.Tests.Invoicing;

public sealed class CreditBalanceTests
{
    private static readonly Invoice Carried = Final("carried", -10m, balance: 0m);

    private static readonly CreditBalance Ten = CreditBalance.Empty(Currency.Usd).After(Carried);

    [Fact]
    public void After_VoidInvoiceThatWasPaidFromIt_GivesBackWhatItTook()
    {
        var paid = Final("paid", 4m, balance: 10m);

        var balance = Ten.After(paid).After(Void(paid));

        balance.Amount.Should().Be(CouponLife.Usd(10m));
        balance.Entries.Select(entry => entry.Amount.Amount).Should().Equal(10m, -4m, 4m);
    }

    [Fact]
    public void After_VoidInvoiceThatCarriedOver_TakesItBack() =>
        Ten.After(Void(Carried)).Amount.Should().Be(CouponLife.Usd(0m));

    [Fact]
    public void After_VoidInvoiceTwice_CountsItOnce()
    {
        var paid = Final("paid", 4m, balance: 10m);
        var balance = Ten.After(paid).After(Void(paid));

        balance.After(Void(paid)).Should().Be(balance);
        balance.After(paid).Should().Be(balance);
    }

    [Fact]
    public void After_VoidInvoiceThatWasNeverTaken_IsTheSame() =>
        Ten.After(Void(Final("other", 4m, balance: 10m))).Should().Be(Ten);

    [Fact]
    public void After_VoidInvoiceWhoseCreditWasSpent_Throws()
    {
        var balance = Ten.After(Final("paid", 4m, balance: 10m));

        FluentActions.Invoking(() => balance.After(Void(Carried))).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void After_Draft_Throws() =>
        FluentActions.Invoking(() => Ten.After(InvoiceCalculator.Calculate(Invoices.Request(1m))))
            .Should().Throw<ArgumentException>();

    private static Invoice Void(Invoice invoice) => invoice.Void(Invoices.At).Invoice;

    private static Invoice Final(string number, decimal amount, decimal balance) => InvoiceCalculator.Calculate(
        Invoices.Request(amount), credit: new AvailableCredit { At = Invoices.At, Balance = balance })
        .Finalize(number, Invoices.At).Invoice;
}
