using Monetize.Collections;
using Monetize.Errors;
using Monetize.Invoicing;
using Monetize.Rating;

namespace Monetize.Tests.Invoicing;

/// <summary>What credits pay, what is carried over, and what credit notes say.</summary>
public sealed class CreditEdgeTests
{
    [Theory]
    [InlineData(0, 0, "")]
    [InlineData(5, 0, "first -3, second -2")]
    [InlineData(5, 9, "first -3, second -2")]
    [InlineData(8, 9, "first -3, second -4, balance -1")]
    [InlineData(20, 9, "first -3, second -4, balance -9")]
    [InlineData(20, 0, "first -3, second -4")]
    [InlineData(-6, 9, "balance 6")]
    public void Calculate_ACreditAndABalance_BurnInTheirOrder(int amount, int balance, string payments)
    {
        var credit = new AvailableCredit
        {
            At = Invoices.At,
            Balance = balance,
            Credits = [Prepaid("second", 4m, 2), Prepaid("gone", 9m, 0), Prepaid("first", 3m, 1)],
        };

        var invoice = InvoiceCalculator.Calculate(Invoices.Request(amount), credit: credit);

        string.Join(", ", invoice.Lines.Where(line => line.Kind == InvoiceLineKind.Credit)
            .Select(line => FormattableString.Invariant($"{line.CreditId ?? "balance"} {line.Amount.Amount:0}")))
            .Should().Be(payments);
        invoice.Due.Amount.Should().Be(Math.Max(0, amount) - invoice.CreditsApplied.Amount);
    }

    [Fact]
    public void Calculate_CreditLines_SayWhatTheyAre()
    {
        var credit = new AvailableCredit { At = Invoices.At, Balance = 1m, Credits = [Prepaid("gift", 1m, 1)] };

        InvoiceCalculator.Calculate(Invoices.Request(5m), credit: credit).Lines.Skip(1)
            .Select(line => $"{line.Id}: {line.Description}")
            .Should().Equal("credit:prepaid:gift: Prepaid credit gift", "credit:balance: Paid from your balance");
        InvoiceCalculator.Calculate(Invoices.Request(-5m), credit: credit).Lines[1].Description
            .Should().Be("Carried to your balance");
    }

    [Fact]
    public void Calculate_NegativeBalance_Throws() =>
        FluentActions.Invoking(() => InvoiceCalculator.Calculate(
            Invoices.Request(5m), credit: new AvailableCredit { At = Invoices.At, Balance = -1m }))
            .Should().Throw<ArgumentOutOfRangeException>();

    [Fact]
    public void Part_OfTaxedLines_GivesTheTaxOfTheRunningShareBack()
    {
        // A tax of 1.00 on 3.00: thirds are 0.33, 0.67 and 1.00 of it.
        var invoice = Taxed(includesTax: false);
        var notes = new List<CreditNote>();
        for (var i = 0; i < 3; i++) notes.Add(Part(invoice, notes, 1m));

        notes.Select(note => (note.Net.Amount, note.Tax.Amount, note.Total.Amount)).Should().Equal(
            (1m, 0.33m, 1.33m), (1m, 0.34m, 1.34m), (1m, 0.33m, 1.33m));
    }

    [Fact]
    public void Whole_OfPricesWithTax_GivesBackTheTotal()
    {
        var note = Crediting.Whole(Taxed(includesTax: true), IssuedDocuments.None, "C1", Invoices.At, "Wrong plan").CreditNote;

        (note.Net.Amount, note.Tax.Amount, note.Total.Amount).Should().Be((2.25m, 0.75m, 3m));
        note.Reason.Should().Be("Wrong plan");
        note.ToString().Should().Be("C1 for 7: USD 3.00");
        note.Lines[0].ToString().Should().Be("fee: USD 3.00 and USD 0.75");
    }

    [Fact]
    public void Whole_WhenNothingIsLeft_IsRefused()
    {
        var invoice = Taxed(includesTax: false);
        var all = Crediting.Whole(invoice, IssuedDocuments.None, "C1", Invoices.At).CreditNote;

        var again = Crediting.Whole(invoice, CouponLife.Issued([], all), "C2", Invoices.At);

        again.Refusal!.ToString().Should().Be("MON1705: Nothing is left of invoice 7 to be credited.");
        again.ToString().Should().Be(again.Refusal.ToString());
    }

    [Fact]
    public void Part_MoreThanTheInvoiceCameTo_IsRefused()
    {
        var invoice = InvoiceCalculator.Calculate(Invoices.Request(10m, -8m)).Finalize("7", Invoices.At).Invoice;

        var result = Crediting.Part(invoice, IssuedDocuments.None, "C1", Invoices.At, [Of("fee", 3m)]);

        result.Refusal!.ToString().Should().Be(
            "MON1705: Of invoice 7 USD 2.00 is left and not USD 3.00; credit that at most.");
        Crediting.Part(invoice, IssuedDocuments.None, "C1", Invoices.At, [Of("fee", 2m)]).IsAccepted.Should().BeTrue();
    }

    [Fact]
    public void Whole_WithANegativeLine_GivesBackWhatTheyCameToTogether() =>
        Crediting.Whole(
            InvoiceCalculator.Calculate(Invoices.Request(10m, -8m)).Finalize("7", Invoices.At).Invoice,
            IssuedDocuments.None, "C1", Invoices.At).CreditNote.Lines.Select(line => line.Amount.Amount)
            .Should().Equal(10m, -8m);

    [Theory]
    [InlineData("fee", 0)]
    [InlineData("fee", -1)]
    [InlineData("fee", 0.005)]
    [InlineData("tax:0", 1)]
    [InlineData("none", 1)]
    public void Part_OfNoChargeOrNoWholeAmount_Throws(string line, double amount) =>
        FluentActions.Invoking(() => Crediting.Part(
            Taxed(includesTax: false), IssuedDocuments.None, "C1", Invoices.At, [Of(line, (decimal)amount)]))
            .Should().Throw<ArgumentException>();

    [Fact]
    public void Part_OneLineTwiceOrWithoutANumber_Throws()
    {
        FluentActions.Invoking(() => Crediting.Part(
            Taxed(includesTax: false), IssuedDocuments.None, "C1", Invoices.At, [Of("fee", 1m), Of("fee", 1m)]))
            .Should().Throw<ArgumentException>().WithMessage("Line fee is no charge, or is named twice.*");
        FluentActions.Invoking(() => Crediting.Part(
            Taxed(includesTax: false), IssuedDocuments.None, " ", Invoices.At, [Of("fee", 1m)]))
            .Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Part_OfADraft_IsRefused()
    {
        var draft = InvoiceCalculator.Calculate(Invoices.Request(10m));

        Crediting.Part(draft, IssuedDocuments.None, "C1", Invoices.At, [Of("fee", 1m)])
            .Refusal!.Code.Should().Be(ErrorCodes.InvoiceNotFinal);
    }

    private static CreditNote Part(Invoice invoice, List<CreditNote> notes, decimal amount) => Crediting.Part(
        invoice, CouponLife.Issued([], notes), $"C{notes.Count}", Invoices.At, [Of("fee", amount)]).CreditNote;

    private static Invoice Taxed(bool includesTax)
    {
        var percent = includesTax ? 100m / 3m : 33.333333m;
        var table = new TaxTable(new TaxRule
        {
            Jurisdiction = "here",
            Rates = [new TaxRate("VAT", decimal.Round(percent, 6))],
        });
        return InvoiceCalculator.Calculate(
            Invoices.Request(3m) with { PricesIncludeTax = includesTax }, table, new BuyerTaxStatus("here"))
            .Finalize("7", Invoices.At).Invoice;
    }

    private static LineShare Of(string line, decimal amount) => new(line, CouponLife.Usd(amount));

    private static PrepaidCredit Prepaid(string id, decimal amount, int days) =>
        new() { Id = id, Remaining = amount, GrantedAt = Invoices.At, ExpiresAt = Invoices.At.AddDays(days) };
}
