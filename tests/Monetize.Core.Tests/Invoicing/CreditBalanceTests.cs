using Monetize.Invoicing;
using Monetize.Rating;

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

    [Fact]
    public void After_InvoicesThatBurnCredits_LeaveTheRest()
    {
        var credit = Granted.After(Paid("1", 8m, Granted));

        credit.At(Invoices.At).Credits.Select(left => left.ToString()).Should().Equal("late: 3.00", "soon: 0.00");
        credit.Amount.Should().Be(CouponLife.Usd(0m));
    }

    [Fact]
    public void After_VoidInvoiceThatBurnedCredits_HasThemAgain()
    {
        var paid = Paid("1", 8m, Granted);
        var credit = Granted.After(paid).After(Void(paid));

        credit.At(Invoices.At).Should().Be(Granted.At(Invoices.At));
        Paid("2", 8m, credit).CreditsApplied.Should().Be(CouponLife.Usd(8m));
    }

    [Fact]
    public void After_VoidInvoiceThatBurnedCreditsTwice_CountsItOnce()
    {
        var paid = Paid("1", 8m, Granted);
        var credit = Granted.After(paid).After(Void(paid));

        credit.After(Void(paid)).Should().Be(credit);
    }

    [Fact]
    public void After_InvoiceThatIsPaidFromACreditThatIsNotThere_Throws() =>
        FluentActions.Invoking(() => Ten.After(Paid("1", 8m, Granted))).Should().Throw<ArgumentException>()
            .WithMessage("*takes USD 5.00 of soon, and USD 0.00 is there.*");

    [Fact]
    public void Grant_OneIdTwice_Throws() =>
        FluentActions.Invoking(() => Granted.Grant(Prepaid("soon", 1m, 1))).Should().Throw<ArgumentException>();

    [Fact]
    public void Grant_LessThanNothing_Throws() =>
        FluentActions.Invoking(() => Ten.Grant(Prepaid("debt", -1m, 1))).Should().Throw<ArgumentOutOfRangeException>();

    private static CreditBalance Granted =>
        CreditBalance.Empty(Currency.Usd).Grant(Prepaid("late", 6m, days: 9)).Grant(Prepaid("soon", 5m, days: 1));

    private static PrepaidCredit Prepaid(string id, decimal amount, int days) =>
        new() { Id = id, Remaining = amount, GrantedAt = Invoices.At, ExpiresAt = Invoices.At.AddDays(days) };

    private static Invoice Paid(string number, decimal amount, CreditBalance credit) => InvoiceCalculator.Calculate(
        Invoices.Request(amount), credit: credit.At(Invoices.At)).Finalize(number, Invoices.At).Invoice;

    private static Invoice Void(Invoice invoice) =>
        invoice with { Status = InvoiceStatus.Void, VoidedAt = Invoices.At };

    private static Invoice Final(string number, decimal amount, decimal balance) => InvoiceCalculator.Calculate(
        Invoices.Request(amount), credit: new AvailableCredit { At = Invoices.At, Balance = balance })
        .Finalize(number, Invoices.At).Invoice;
}
