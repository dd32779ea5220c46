using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Subscriptions;

namespace Monetize.Tests.Invoicing;

public sealed class InvoiceCalculatorTests
{
    private static readonly TaxTable Vat =
        new(new TaxRule { Jurisdiction = "here", Rates = [new TaxRate("VAT", 20m)] });

    private static readonly BuyerTaxStatus Here = new("here");

    [Fact]
    public void Calculate_EveryStep_ComesInItsOrder()
    {
        var request = Invoices.Request(150m, 40m, -10m) with
        {
            Coupons =
            [
                Invoices.Applied(Coupon.AmountOff("FIVE", Usd(5m))),
                Invoices.Applied(Coupon.PercentOff("TEN", 10m)),
            ],
            Bounds =
            [
                Bound("recurring:fee") with { Maximum = 100m },
                Bound(null) with { Maximum = 112m, Minimum = 115m, IsLast = true },
            ],
        };
        var credit = new AvailableCredit { At = Invoices.At, Balance = 20m };

        var invoice = InvoiceCalculator.Calculate(request, Vat, Here, credit);

        // 150 is cut to 100; 10 % off 100 and 40; 5 off 126, spread 90 : 36; 121 - 10 is below the plan's maximum.
        invoice.Lines.Select(line => line.ToString()).Should().Equal(
            "fee: Recurring USD 150.00",
            "fee-1: Recurring USD 40.00",
            "fee-2: Recurring USD -10.00",
            "minimum::: MinimumTrueUp USD 4.00",
            "maximum::recurring:fee: Discount USD -50.00",
            "discount:TEN: Discount USD -14.00",
            "discount:FIVE: Discount USD -5.00",
            "tax:0: Tax USD 23.00",
            "credit:balance: Credit USD -20.00");
        invoice.NetOf("fee").Should().Be(Usd(86.43m));
        invoice.NetOf("fee-1").Should().Be(Usd(34.57m));
        invoice.Total.Should().Be(Usd(138m));
        invoice.Due.Should().Be(Usd(118m));
    }

    [Fact]
    public void Calculate_MaximumOfThePlan_ComesAfterCoupons()
    {
        var request = Invoices.Request(100m) with
        {
            Coupons = [Invoices.Applied(Coupon.PercentOff("TEN", 10m))],
            Bounds = [Bound(null) with { Maximum = 95m }],
        };

        InvoiceCalculator.Calculate(request).Total.Should().Be(Usd(90m));
    }

    [Fact]
    public void Calculate_MaximumReachedByEarlierInvoices_TakesOffAllThatIsNew()
    {
        var request = Invoices.Request(30m) with
        {
            Bounds = [Bound("recurring:fee") with { Maximum = 100m, Booked = new BookedSpend(120m, 20m, 0m, 0m) }],
        };

        InvoiceCalculator.Calculate(request).Total.Should().Be(Usd(0m));
    }

    [Fact]
    public void Calculate_UsageTakenBackAboveTheMaximum_GivesBackNothing()
    {
        var request = Invoices.Request(-10m) with
        {
            Bounds = [Bound("recurring:fee") with { Maximum = 100m, Booked = new BookedSpend(120m, 20m, 0m, 0m) }],
        };

        var invoice = InvoiceCalculator.Calculate(request);

        invoice.Discounts.Should().Be(Usd(-10m));
        invoice.Total.Should().Be(Usd(0m));
    }

    [Fact]
    public void Calculate_MinimumBeforeTheLastInvoice_IsNotOwed()
    {
        var request = Invoices.Request(1m) with { Bounds = [Bound(null) with { Minimum = 10m }] };

        InvoiceCalculator.Calculate(request).Total.Should().Be(Usd(1m));
    }

    [Fact]
    public void Calculate_MinimumForAPartOfThePeriod_IsProratedByDays()
    {
        var bound = Bound("recurring:fee") with
        {
            Minimum = 10m,
            MinimumShare = new ProrationShare(25, 28),
            IsLast = true,
        };

        var invoice = InvoiceCalculator.Calculate(Invoices.Request(8m) with { Bounds = [bound] });

        invoice.Lines[1].Amount.Should().Be(Usd(0.93m));
        invoice.Lines[1].Exact.ToString().Should().Be("26.00 x 1/28");
    }

    [Fact]
    public void Calculate_UsageAfterATrueUp_TakesItBack()
    {
        var bound = Bound("recurring:fee") with
        {
            Minimum = 10m,
            IsLast = true,
            Booked = new BookedSpend(6m, 0m, 0m, 4m),
        };

        var invoice = InvoiceCalculator.Calculate(Invoices.Request(3m) with { Bounds = [bound] });

        invoice.Lines.Select(line => line.Amount.Amount).Should().Equal(3m, -3m);
    }

    [Fact]
    public void Calculate_RunningTotal_BillsTheRoundedTotalLessWhatWasBilled()
    {
        // Three times 0.004 is 0.012: nothing, nothing, and then a cent.
        var item = Invoices.Item("fee", 0.004m) with { RunningTotal = ExactAmount.Of(0.012m), Before = 0m };

        var invoice = InvoiceCalculator.Calculate(Invoices.Request() with { Items = [item] });

        invoice.Total.Should().Be(Usd(0.01m));
        invoice.Lines[0].Residue.Whole.Should().Be(-0.006m);
    }

    [Fact]
    public void Calculate_FractionThatNoDecimalHolds_IsRoundedOnce()
    {
        var item = Invoices.Item("fee", 0m) with { Exact = new ExactAmount(10m, new ProrationShare(1, 3)) };

        var line = InvoiceCalculator.Calculate(Invoices.Request() with { Items = [item] }).Lines[0];

        line.Amount.Should().Be(Usd(3.33m));
        line.Residue.ToString().Should().Be("0.01 x 1/3");
    }

    [Fact]
    public void Calculate_PricesThatIncludeTax_KeepTheirTotal()
    {
        var request = Invoices.Request(119m) with { PricesIncludeTax = true };
        var table = new TaxTable(new TaxRule { Jurisdiction = "here", Rates = [new TaxRate("VAT", 19m)] });

        var invoice = InvoiceCalculator.Calculate(request, table, Here);

        invoice.Tax.Should().Be(Usd(19m));
        invoice.Net.Should().Be(Usd(100m));
        invoice.Total.Should().Be(Usd(119m));
    }

    [Theory]
    [InlineData(TaxRounding.PerLine, 0.03)]
    [InlineData(TaxRounding.PerInvoice, 0.02)]
    public void Calculate_TaxRounding_IsKeptOnTheInvoice(TaxRounding rounding, double tax)
    {
        // A fifth of 0.03 is 0.006 for each of three lines, 0.018 together.
        var request = Invoices.Request(0.03m, 0.03m, 0.03m) with { TaxRounding = rounding };

        var invoice = InvoiceCalculator.Calculate(request, Vat, Here);

        invoice.Tax.Should().Be(Usd((decimal)tax));
        invoice.TaxRounding.Should().Be(rounding);
    }

    [Fact]
    public void Calculate_ReverseCharge_ChargesNothingAndSaysSo()
    {
        var buyer = new BuyerTaxStatus("here", TaxTreatment.ReverseCharge, "Reverse charge, Article 196");

        var tax = InvoiceCalculator.Calculate(Invoices.Request(100m), Vat, buyer).Lines[^1];

        tax.Amount.Should().Be(Usd(0m));
        tax.Description.Should().Be("VAT reverse charge");
        tax.Tax!.Note.Should().Be("Reverse charge, Article 196");
    }

    [Fact]
    public void Calculate_TotalBelowZero_IsCarriedToTheBalance()
    {
        var invoice = InvoiceCalculator.Calculate(Invoices.Request(-10m), Vat, Here);

        invoice.Total.Should().Be(Usd(0m));
        invoice.CarriedToBalance.Should().Be(Usd(12m));
    }

    [Fact]
    public void Calculate_CreditWithAFractionOfACent_PaysWholeCents()
    {
        var prepaid = new Monetize.Rating.PrepaidCredit { Id = "gift", Remaining = 1.239m, GrantedAt = Invoices.At };
        var credit = new AvailableCredit { At = Invoices.At, Credits = [prepaid] };

        InvoiceCalculator.Calculate(Invoices.Request(5m), credit: credit).Due.Should().Be(Usd(3.77m));
    }

    [Fact]
    public void Draft_TwoItemsOfOneId_IsRefused()
    {
        var request = Invoices.Request() with { Items = [Invoices.Item("a", 1m), Invoices.Item("a", 2m)] };

        FluentActions.Invoking(() => InvoiceCalculator.Draft(request))
            .Should().Throw<ArgumentException>().WithMessage("Two items are called a.*");
    }

    [Theory]
    [InlineData(InvoiceLineKind.MinimumTrueUp)]
    [InlineData(InvoiceLineKind.Discount)]
    [InlineData(InvoiceLineKind.Tax)]
    [InlineData(InvoiceLineKind.Credit)]
    public void Draft_ItemOfAKindThatTheCalculationMakes_IsRefused(InvoiceLineKind kind)
    {
        var request = Invoices.Request() with { Items = [Invoices.Item("a", 1m) with { Kind = kind }] };

        FluentActions.Invoking(() => InvoiceCalculator.Draft(request)).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Draft_CurrencyWithoutMinorUnit_IsRefused()
    {
        var request = Invoices.Request(1m) with { Currency = Currency.Of("XAU") };

        FluentActions.Invoking(() => InvoiceCalculator.Draft(request)).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Draft_AmountsBeyondALong_AreRefused()
    {
        var most = long.MaxValue / 100m;

        FluentActions.Invoking(() => InvoiceCalculator.Calculate(Invoices.Request(most, most)))
            .Should().Throw<Monetize.Monetary.NotExactException>();
    }

    [Fact]
    public void Complete_LineWithoutAnAnswer_IsRefused()
    {
        var draft = InvoiceCalculator.Draft(Invoices.Request(1m, 2m));
        var tax = new TaxAmount { Name = "VAT", Percent = 20m, Shares = [new LineShare("fee", Usd(0.2m))] };

        Complete(draft, tax).Should().Throw<InvoicingException>()
            .Where(fault => fault.Code == Monetize.Errors.ErrorCodes.TaxesUnusable)
            .WithMessage("No tax answers line fee-1*");
    }

    [Theory]
    [InlineData("other", 0.2, TaxTreatment.Taxed)]
    [InlineData("fee", 0.205, TaxTreatment.Taxed)]
    [InlineData("fee", 0.2, TaxTreatment.Exempt)]
    public void Complete_AnswerThatDoesNotFit_IsRefused(string line, double amount, TaxTreatment treatment)
    {
        var draft = InvoiceCalculator.Draft(Invoices.Request(1m));
        var shares = ValueArray.Create<LineShare>([new LineShare(line, Usd((decimal)amount))]);
        var tax = new TaxAmount { Name = "VAT", Percent = 20m, Treatment = treatment, Shares = shares };

        Complete(draft, tax).Should().Throw<InvoicingException>()
            .Where(fault => fault.Code == Monetize.Errors.ErrorCodes.TaxesUnusable);
    }

    [Fact]
    public void Calculate_CategoryWithoutARule_NamesIt()
    {
        var table = new TaxTable(new TaxRule { Jurisdiction = "here", Category = "books" });

        FluentActions.Invoking(() => InvoiceCalculator.Calculate(Invoices.Request(1m), table, Here))
            .Should().Throw<InvoicingException>()
            .Where(fault => fault.Code == Monetize.Errors.ErrorCodes.NoTaxRule);
    }

    private static Action Complete(InvoiceDraft draft, TaxAmount tax) =>
        () => InvoiceCalculator.Complete(draft, [tax], AvailableCredit.None);

    private static SpendBound Bound(string? charge) =>
        new() { Scope = "", ChargeKey = charge, Description = charge ?? "plan" };

    private static Money Usd(decimal amount) => Money.Of(amount, Currency.Usd);
}
