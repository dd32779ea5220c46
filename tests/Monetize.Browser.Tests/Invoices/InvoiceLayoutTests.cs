using Monetize.Browser.Tests.Layouts;

namespace Monetize.Browser.Tests.Invoices;

/// <summary>Invoices as a browser lays them out, on screens and on paper.</summary>
public sealed class InvoiceLayoutTests(Chromium chromium)
{
    public static MatrixTheoryData<string, string> All { get; } =
        new(InvoiceCase.Html.Keys, Medium.All.Select(medium => medium.Name));

    [Theory]
    [MemberData(nameof(All))]
    public async Task Html_AnyInvoice_OverflowsNowhere(string invoice, string medium) =>
        (await LayoutOf(invoice, medium)).Overflows.Should().BeEmpty();

    [Theory]
    [MemberData(nameof(All))]
    public async Task Html_AnyInvoice_AlignsItsFigures(string invoice, string medium) =>
        (await LayoutOf(invoice, medium)).Misaligned.Should().BeEmpty();

    [Theory]
    [MemberData(nameof(All))]
    public async Task Html_AnyInvoice_HasEnoughContrast(string invoice, string medium) =>
        (await LayoutOf(invoice, medium)).Faint.Should().BeEmpty();

    [Theory]
    [MemberData(nameof(All))]
    public async Task Html_AnyInvoice_AsksForNothing(string invoice, string medium)
    {
        var layout = await LayoutOf(invoice, medium);

        layout.Texts.Should().BeGreaterThan(20, "there is something to see");
        layout.Requests.Concat(layout.Errors).Should().BeEmpty();
    }

    private async Task<Layout> LayoutOf(string invoice, string medium) =>
        await chromium.LayoutOf(InvoiceCase.Html[invoice], Medium.Of(medium));
}
