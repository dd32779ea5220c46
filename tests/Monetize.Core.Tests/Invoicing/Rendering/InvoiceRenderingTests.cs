using System.Text.RegularExpressions;
using System.Xml.Linq;
using Monetize.Invoicing.Rendering;
using Monetize.TestSupport;

namespace Monetize.Tests.Invoicing.Rendering;

public sealed partial class InvoiceRenderingTests
{
    public static TheoryData<string> Currencies { get; } =
        [.. Currency.All.Where(currency => currency.MinorUnits is not null).Select(currency => currency.Code)];

    [Fact]
    public void Text_LineOfEachKind_IsAsReviewed() => Snapshot.Match(
        InvoiceText.Render(RenderedInvoices.EveryKind(Currency.Usd), RenderedInvoices.Details), "invoice-text");

    [Fact]
    public void Html_LineOfEachKind_IsAsReviewed() => Snapshot.Match(
        InvoiceHtml.Render(RenderedInvoices.EveryKind(Currency.Usd), RenderedInvoices.Details), "invoice-html");

    [Theory]
    [MemberData(nameof(Currencies))]
    public void Text_AnyCurrency_FitsInto80ColumnsWithItsDigits(string code)
    {
        var invoice = RenderedInvoices.EveryKind(Currency.Of(code));

        var lines = InvoiceText.Render(invoice, RenderedInvoices.Details).Split('\n');

        lines.Should().OnlyContain(line => TextWidth.Of(line) <= 80);
        lines.Should().Contain(line => line.StartsWith("Total ", StringComparison.Ordinal)
            && line.EndsWith(invoice.Total.ToString("N", null), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(250)]
    public void Html_AnyNumberOfLines_IsWellFormedAndHasARowForEach(int lines)
    {
        var html = InvoiceHtml.Render(RenderedInvoices.Many(lines), RenderedInvoices.Details);

        var rows = Body(html).Descendants("table").First().Element("tbody")!.Elements("tr");

        rows.Should().HaveCount(lines);
    }

    [Fact]
    public void Html_AsksForNothingAndRunsNothing()
    {
        var html = InvoiceHtml.Render(RenderedInvoices.EveryKind(Currency.Usd), RenderedInvoices.Details);

        html.Should().NotContainAny("http:", "https:", "<script", "<img", "url(", "@import", "javascript:");
        html.Should().Contain("default-src 'none'");
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("& ' \" < > \u0000 \u202e")]
    public void Html_HostileNames_AreEncoded(string name)
    {
        var details = RenderedInvoices.Details with
        {
            Buyer = new InvoiceParty { Name = name, Address = [name], TaxIds = [name] },
            Notes = [name],
        };

        var html = InvoiceHtml.Render(RenderedInvoices.Many(1), details);

        html.Should().NotContain("<script>").And.NotContain("<img").And.NotContain("\u0000");
        Body(html.Replace("&#x0;", "", StringComparison.Ordinal)).Descendants("address").Should().HaveCount(2);
    }

    [Fact]
    public void Html_Names_KeepTheirOwnDirection() =>
        InvoiceHtml.Render(RenderedInvoices.Many(1), RenderedInvoices.Details)
            .Should().Contain("<p class=\"name\" dir=\"auto\">חברת הדוגמה בע״מ</p>");

    [Fact]
    public void Html_NamesAmongOtherWords_AreIsolatedFromThem()
    {
        var (invoice, names) = RenderedInvoices.RightToLeft();

        var body = Body(InvoiceHtml.Render(invoice, RenderedInvoices.Details));
        var isolated = body.Descendants("bdi").ToList();
        foreach (var element in isolated) element.Remove();

        isolated.Select(element => element.Value).Distinct().Should().BeEquivalentTo(names);
        body.Descendants("h1").Concat(body.Descendants("table")).Should().OnlyContain(
            element => element.Value.All(letter => letter < '\u0590'), "no name is left among other words");
    }

    [Fact]
    public void Html_Colors_HaveEnoughContrast()
    {
        var html = InvoiceHtml.Render(RenderedInvoices.Many(1), RenderedInvoices.Details);

        var colors = TextColor().Matches(html).Select(match => match.Groups[1].Value).Distinct().ToList();

        colors.Should().NotBeEmpty();
        colors.Should().OnlyContain(color => Contrast(color) >= 4.5);
    }

    [Fact]
    public void Text_ControlsAndTurnedText_BecomeSpaces()
    {
        var details = RenderedInvoices.Details with { Buyer = new InvoiceParty { Name = "a\u001b[31mb\u202ec\nd" } };

        InvoiceText.Render(RenderedInvoices.Many(1), details).Should().Contain("a [31mb c d");
    }

    [Theory]
    [InlineData("日本語の名前", 12)]
    [InlineData("e\u0301te\u0301", 3)]
    [InlineData("plain", 5)]
    public void Of_AnyScript_CountsColumns(string text, int width) => TextWidth.Of(text).Should().Be(width);

    [Fact]
    public void Render_LocalTime_GivesTheDatesOfTheCustomer()
    {
        var details = RenderedInvoices.Details with { LocalTime = instant => instant.UtcDateTime.AddHours(-5) };

        InvoiceText.Render(RenderedInvoices.Many(1), details).Should().Contain("2026-01-31 to 2026-02-28");
    }

    private static XElement Body(string html) => XElement.Parse(html[html.IndexOf("<main>", StringComparison.Ordinal)..]
        .Replace("</body>", "", StringComparison.Ordinal).Replace("</html>", "", StringComparison.Ordinal));

    // The formula of the accessibility guidelines, against the darker of the two backgrounds.
    private static double Contrast(string color)
    {
        var (light, dark) = (Luminance("eef0f2"), Luminance(color));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double Luminance(string color)
    {
        var full = color.Length == 3 ? string.Concat(color.Select(digit => $"{digit}{digit}")) : color;
        var parts = Convert.FromHexString(full).Select(part => part / 255.0)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToArray();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    [GeneratedRegex("[ {]color: #([0-9a-f]{3,6})")]
    private static partial Regex TextColor();
}
