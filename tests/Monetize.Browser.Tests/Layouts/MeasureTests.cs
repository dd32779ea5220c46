namespace Monetize.Browser.Tests.Layouts;

/// <summary>What measures invoices finds what is wrong with a document.</summary>
public sealed class MeasureTests(Chromium chromium)
{
    [Theory]
    [InlineData("<p style='width: 2000px'>wide</p>")]
    [InlineData("<p style='width: 20px'>donaudampfschifffahrt</p>")]
    [InlineData("<div style='width: 50px; overflow: hidden; white-space: nowrap'>cut off at the end</div>")]
    [InlineData("<p style='margin-left: -40px'>off to the left</p>")]
    [InlineData("<p style='display: none'>hidden</p>")]
    [InlineData("<table><thead><tr><th style='width: 20px; word-break: break-all'>Description</table>")]
    public async Task Overflows_OfADocument_AreFound(string body) =>
        (await LayoutOf(body)).Overflows.Should().NotBeEmpty();

    [Theory]
    [InlineData("<table class=lines><tr><td>10.00</table><table class=sums><tr><td style='padding: 2px'>1.00</table>")]
    [InlineData("<table class=lines><tr><td><p>a long one<p style='text-align: right'>b<td>1<td>1.00</table>")]
    [InlineData("<table class=lines><tr><td>a<td>1<td>10.00<tr><td>a<td>1<td>1.00</table>")]
    public async Task Misaligned_OfADocument_AreFound(string body) =>
        (await LayoutOf(body)).Misaligned.Should().NotBeEmpty();

    [Theory]
    [InlineData("<p style='color: #777'>4.48 to 1</p>", 1)]
    [InlineData("<p style='color: #767676'>4.54 to 1</p>", 0)]
    [InlineData("<p style='background: #000; color: #757575'>4.56 to 1</p>", 0)]
    [InlineData("<div style='background: #333'><p>black on dark</p></div>", 1)]
    public async Task Faint_OfADocument_IsWhatIsBelowTheBound(string body, int count) =>
        (await LayoutOf(body)).Faint.Should().HaveCount(count);

    [Theory]
    [InlineData("<img src='missing.png'>")]
    [InlineData("<link rel=stylesheet href='missing.css'>")]
    [InlineData("<p style='background: url(missing.png)'>text</p>")]
    public async Task Requests_OfADocument_AreFound(string body)
    {
        var layout = await LayoutOf(body);

        layout.Requests.Should().ContainSingle();
        layout.Errors.Should().NotBeEmpty();
    }

    [Fact]
    public async Task PlainDocument_HasNoFault()
    {
        var layout = await LayoutOf("<p>text</p>");

        layout.Overflows.Concat(layout.Misaligned).Concat(layout.Faint).Concat(layout.Requests).Concat(layout.Errors)
            .Should().BeEmpty();
    }

    private Task<Layout> LayoutOf(string body) => chromium.LayoutOf(
        $"<!DOCTYPE html><link rel=icon href='data:,'><body style='color: #000; background: #fff'>{body}",
        Medium.Desktop);
}
