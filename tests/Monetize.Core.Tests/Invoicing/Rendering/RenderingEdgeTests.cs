using Monetize.Invoicing;
using Monetize.Invoicing.Rendering;
using Monetize.Rating;
using Monetize.TestSupport;

namespace Monetize.Tests.Invoicing.Rendering;

/// <summary>What is on an invoice only sometimes, and text that is hard to break into lines.</summary>
public sealed class RenderingEdgeTests
{
    private static readonly TaxTable Vat =
        new(new TaxRule { Jurisdiction = "here", Rates = [new TaxRate("VAT", 19m)] });

    [Fact]
    public void Text_DraftVoidAndNegative_AreAsReviewed()
    {
        var plain = RenderedInvoices.Details with { DueAt = null, Notes = [] };
        var draft = InvoiceCalculator.Calculate(
            RenderedLines.Request(Currency.Usd, Parts()) with { PricesIncludeTax = true, Subscription = null },
            Vat, new BuyerTaxStatus("here"));
        var voided = RenderedInvoices.Many(1) with { Status = InvoiceStatus.Void };
        var carried = InvoiceCalculator.Calculate(
            Invoices.Request(5m, -8m) with { Period = new Period(Invoices.At, Invoices.At) },
            Vat, new BuyerTaxStatus("here", TaxTreatment.ReverseCharge, "Article 196"));

        Snapshot.Match(
            string.Join('\n', new[] { draft, voided, carried }.Select(invoice => InvoiceText.Render(invoice, plain))),
            "invoice-text-edges");
    }

    [Fact]
    public void Html_DraftAndVoid_SayWhatTheyAre()
    {
        var draft = InvoiceCalculator.Calculate(Invoices.Request(1m));
        var details = RenderedInvoices.Details with { DueAt = null, Notes = [] };

        InvoiceHtml.Render(draft, details).Should().Contain("<h1>Draft invoice</h1>")
            .And.NotContain("<footer>").And.NotContain("<dt>Due</dt>").And.NotContain("Amount due");
        InvoiceHtml.Render(RenderedInvoices.Many(1) with { Status = InvoiceStatus.Void }, details)
            .Should().Contain("<h1>Void invoice <bdi>2026-0043</bdi></h1>");
    }

    [Fact]
    public void Render_WithoutAnInvoiceOrDetails_Throws()
    {
        var invoice = RenderedInvoices.Many(1);
        var details = RenderedInvoices.Details;

        FluentActions.Invoking(() => InvoiceText.Render(null!, details)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => InvoiceText.Render(invoice, null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => InvoiceHtml.Render(null!, details)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => InvoiceHtml.Render(invoice, null!)).Should().Throw<ArgumentNullException>();
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("abc", "abc")]
    [InlineData("abcd ef", "abcd|ef")]
    [InlineData("ab cd", "ab|cd")]
    [InlineData("ab c", "ab c")]
    [InlineData("abcdefghij", "abcd|efgh|ij")]
    [InlineData("a bcdefg", "a|bcde|fg")]
    [InlineData("日本語", "日本|語")]
    [InlineData("a日本", "a日|本")]
    [InlineData("  a  b ", "a b")]
    public void Lines_OfFourColumns_BreakAtSpacesOrWithinLongWords(string text, string lines) =>
        string.Join('|', TextWidth.Lines(text, 4)).Should().Be(lines);

    private static IEnumerable<BillableItem> Parts()
    {
        yield return RenderedLines.Item("parts", InvoiceLineKind.Usage, 20m) with
        {
            Breakdown =
            [
                new RatedPart(0m, 1m, 0m, 0m, 5m, 5m, "a fee"),
                new RatedPart(0m, 0m, 0m, 2m, 0m, 4m, "an amount"),
                new RatedPart(0m, 3m, 3m, 2m, 1m, 7m, "both"),
                new RatedPart(3m, 5m, 2m, 2m, 0m, 4m),
            ],
        };
        yield return RenderedLines.Item("named", InvoiceLineKind.Correction, 1m) with { Description = "by hand" };
    }
}
