using Monetize.Collections;
using Monetize.Errors;
using Monetize.Invoicing;

namespace Monetize.Tests.Invoicing;

/// <summary>Which rates a line bears, what is refused, and in which order taxes stand.</summary>
public sealed class TaxEdgeTests
{
    private static readonly TaxRate Vat = new("VAT", 20m);

    private static readonly TaxRate Reduced = new("VAT", 7m);

    private static readonly TaxTable Table = new(
        new TaxRule { Jurisdiction = "here", Rates = [Vat] },
        new TaxRule { Jurisdiction = "here", Category = "books", Rates = [Reduced] },
        new TaxRule { Jurisdiction = "here", Category = "stamps", Note = "Exempt by article 1." },
        new TaxRule { Jurisdiction = "there", Rates = [new TaxRate("GST", 5m), new TaxRate("PST", 9.975m)] });

    [Fact]
    public void Calculate_CategoriesInTurn_BearTheRatesOfTheirRules() =>
        Taxes("here", "", "books", "", "stamps").Should().Equal(
            "VAT 20 %: a 2.00, c 2.00", "VAT 7 %: b 0.70", "Tax exempt: d 0.00");

    [Fact]
    public void Calculate_TwoRates_AreOnTheSameBase() =>
        Taxes("there", "", "any").Should().Equal("GST 5 %: a 0.50, b 0.50", "PST 9.975 %: a 1.00, b 1.00");

    [Fact]
    public void Calculate_ExemptBuyer_ChargesNothingWithItsOwnNote()
    {
        var draft = Draft("", "stamps");

        var taxes = Table.Calculate(draft, new BuyerTaxStatus("here", TaxTreatment.Exempt, "Charity"));

        taxes.Select(tax => $"{tax} {tax.Note}").Should().Equal("VAT exempt Charity", "Tax exempt Charity");
        Table.Calculate(draft, new BuyerTaxStatus("here")).Select(tax => tax.Note)
            .Should().Equal(null, "Exempt by article 1.");
    }

    [Fact]
    public void Calculate_ElsewhereOrUnknownCategory_IsRefused()
    {
        FluentActions.Invoking(() => Table.Calculate(Draft(""), new BuyerTaxStatus("nowhere")))
            .Should().Throw<InvoicingException>().WithMessage(
                "The tax table has no rule for nowhere and category ''; add one, with no rates where nothing is charged.");
    }

    [Fact]
    public void TaxTable_TwoRulesForOne_Throws() =>
        FluentActions.Invoking(() => new TaxTable(
            new TaxRule { Jurisdiction = "here" }, new TaxRule { Jurisdiction = "here", Rates = [Vat] }))
            .Should().Throw<ArgumentException>().WithMessage("There are two rules for here all: VAT 20 %.*");

    [Theory]
    [InlineData(-0.000001)]
    [InlineData(1000.000001)]
    [InlineData(0.0000001)]
    public void TaxRate_OutOfBounds_Throws(double percent) =>
        FluentActions.Invoking(() => new TaxRate("VAT", (decimal)percent))
            .Should().Throw<ArgumentOutOfRangeException>();

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    public void TaxRate_AtItsBounds_IsTaken(int percent) => new TaxRate("VAT", percent).Percent.Should().Be(percent);

    [Fact]
    public void TaxRate_WithoutAName_Throws() =>
        FluentActions.Invoking(() => new TaxRate(" ", 1m)).Should().Throw<ArgumentException>();

    [Fact]
    public void Calculate_TableWithoutABuyer_Throws() =>
        FluentActions.Invoking(() => InvoiceCalculator.Calculate(Invoices.Request(1m), Table))
            .Should().Throw<ArgumentNullException>();

    [Fact]
    public void Complete_TaxesInAnyOrder_StandByNameRateTreatmentNoteAndLine()
    {
        var draft = Draft("", "", "", "", "", "");
        TaxAmount[] taxes =
        [
            Of("VAT", 20m, "a"),
            Of("VAT", 7m, "b"),
            Of("GST", 50m, "c"),
            Of("VAT", 7m, "d") with { Note = "x" },
            Of("VAT", 7m, "e") with { Treatment = TaxTreatment.Exempt },
            Of("VAT", 7m, "f"),
        ];

        var invoice = InvoiceCalculator.Complete(draft, taxes.Reverse(), AvailableCredit.None);

        invoice.Lines.Where(line => line.Kind == InvoiceLineKind.Tax)
            .Select(line => $"{line.Id} {line.Shares[0].LineId}").Should().Equal(
                "tax:0 c", "tax:1 b", "tax:2 f", "tax:3 d", "tax:4 e", "tax:5 a");
    }

    [Fact]
    public void Complete_TaxInAnotherCurrency_IsRefused()
    {
        var tax = Of("VAT", 7m, "a") with { Shares = [new LineShare("a", Money.Of(0m, Currency.Eur))] };

        FluentActions.Invoking(() => InvoiceCalculator.Complete(Draft(""), [tax], AvailableCredit.None))
            .Should().Throw<InvoicingException>().Where(fault => fault.Code == ErrorCodes.TaxesUnusable)
            .WithMessage("VAT 7 % of a is EUR 0.00, no minor units of USD.");
    }

    [Fact]
    public void Complete_AnswersInAnotherOrder_AreFound()
    {
        var tax = Of("VAT", 7m, "c") with
        {
            Shares = [.. new[] { "c", "a", "b" }.Select(id => new LineShare(id, CouponLife.Usd(0.7m)))],
        };

        InvoiceCalculator.Complete(Draft("", "", ""), [tax], AvailableCredit.None).Tax
            .Should().Be(CouponLife.Usd(2.1m));
    }

    [Fact]
    public void Calculate_TaxOfCentsTogether_IsSpreadByTheRunningTotal()
    {
        // A fifth of 0.03 is 0.006: 0.006, 0.012, 0.018, 0.024 and 0.03 are 0.01, 0.01, 0.02, 0.02 and 0.03.
        var request = Invoices.Request(0.03m, 0.03m, 0.03m, 0.03m, 0.03m) with { TaxRounding = TaxRounding.PerInvoice };

        Table.Calculate(InvoiceCalculator.Draft(request), new BuyerTaxStatus("here"))[0].Shares
            .Select(share => share.Amount.Amount).Should().Equal(0.01m, 0m, 0.01m, 0m, 0.01m);
    }

    private static IEnumerable<string> Taxes(string jurisdiction, params string[] categories) =>
        Table.Calculate(Draft(categories), new BuyerTaxStatus(jurisdiction)).Select(tax => FormattableString.Invariant(
            $"{tax}: {string.Join(", ", tax.Shares.Select(share => $"{share.LineId} {share.Amount.Amount}"))}"));

    private static TaxAmount Of(string name, decimal percent, string line) =>
        new() { Name = name, Percent = percent, Shares = [new LineShare(line, CouponLife.Usd(0m))] };

    private static InvoiceDraft Draft(params string[] categories) => InvoiceCalculator.Draft(Invoices.Request() with
    {
        Items = categories.Select((category, i) => Invoices.Item($"{(char)('a' + i)}", 10m) with
        {
            TaxCategory = category,
        }).ToValueArray(),
    });
}
