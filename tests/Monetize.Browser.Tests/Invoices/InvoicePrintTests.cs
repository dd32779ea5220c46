using Monetize.Browser.Tests.Layouts;

namespace Monetize.Browser.Tests.Invoices;

/// <summary>Invoices as a browser prints them.</summary>
public sealed class InvoicePrintTests(Chromium chromium)
{
    /// <summary>Of the line under the head of the table.</summary>
    private const string HeadColor = "1f3a5f";

    public static MatrixTheoryData<string, string> All { get; } =
        new(InvoiceCase.Html.Keys, Medium.All.Where(medium => medium.IsPaper).Select(medium => medium.Name));

    [Theory]
    [MemberData(nameof(All))]
    public async Task Print_AnyInvoice_TakesThePagesThatItNeeds(string invoice, string paper)
    {
        var medium = Medium.Of(paper);

        var layout = await chromium.LayoutOf(InvoiceCase.Html[invoice], medium);

        // Rows are not broken, and the head comes again on each page: up to a quarter of each page may stay empty.
        var pages = layout.Pdf!.Pages;
        pages.Should().HaveCountGreaterThanOrEqualTo((int)Math.Ceiling(layout.Height / medium.Height));
        pages.Should().HaveCountLessThanOrEqualTo((int)Math.Ceiling(layout.Height / medium.Height / 0.75));
    }

    [Theory]
    [InlineData("A4", 595, 842)]
    [InlineData("Letter", 612, 792)]
    public async Task Print_ManyLines_RepeatsTheHeadOnEachPageOfThePaper(string paper, double width, double height)
    {
        var layout = await chromium.LayoutOf(InvoiceCase.Html[InvoiceCase.Long], Medium.Of(paper));

        var pdf = layout.Pdf!;
        pdf.Pages.Should().HaveCountGreaterThan(5);
        pdf.Pages.Should().OnlyContain(page => pdf.Shows(page, HeadColor));
        pdf.Pages.Select(PdfFile.SizeOf).Should().OnlyContain(
            size => Math.Abs(size.Width - width) < 1 && Math.Abs(size.Height - height) < 1);
    }
}
