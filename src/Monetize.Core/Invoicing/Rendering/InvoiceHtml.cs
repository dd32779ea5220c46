using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Monetize.Invoicing.Rendering;

/// <summary>An invoice as one HTML file for the screen and for paper, A4 or Letter.</summary>
/// <remarks>
/// Pure: the same invoice gives the same file on any machine. Self-contained: it has no script and asks for nothing.
/// Everything that comes from outside is encoded; names keep their own direction and turn nothing around them. Lines
/// end with a line feed.
/// </remarks>
public static class InvoiceHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Writes an invoice.</summary>
    /// <param name="invoice">The invoice, a draft as well.</param>
    /// <param name="details">Seller, buyer and notes.</param>
    public static string Render(Invoice invoice, InvoiceDetails details)
    {
        ArgumentNullException.ThrowIfNull(invoice);
        ArgumentNullException.ThrowIfNull(details);
        var view = new InvoiceView(invoice, details);
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" ")
            .Append("content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n")
            .Append("<link rel=\"icon\" href=\"data:,\">\n")
            .Append("<title>").Append(Text(view.Title.ToString())).Append("</title>\n")
            .Append("<style>\n").Append(InvoiceStyle.Sheet).Append("</style>\n</head>\n<body>\n<main>\n");
        Head(html, view, details);
        Table(html, view);
        Sums(html, view);
        Notes(html, view);
        return html.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static void Head(StringBuilder html, InvoiceView view, InvoiceDetails details)
    {
        html.Append("<header>\n<h1>").Append(Words(view.Title)).Append("</h1>\n<dl>\n");
        foreach (var (name, value) in view.Facts)
        {
            html.Append("<div><dt>").Append(Text(name)).Append("</dt><dd dir=\"auto\">")
                .Append(Text(value)).Append("</dd></div>\n");
        }

        html.Append("</dl>\n</header>\n<section class=\"parties\">\n");
        Party(html, "From", details.Seller);
        Party(html, "Bill to", details.Buyer);
        html.Append("</section>\n");
    }

    private static void Party(StringBuilder html, string title, InvoiceParty party)
    {
        html.Append("<address>\n<h2>").Append(Text(title)).Append("</h2>\n<p class=\"name\" dir=\"auto\">")
            .Append(Text(party.Name)).Append("</p>\n");
        foreach (var line in party.Address.Concat(party.TaxIds))
        {
            html.Append("<p dir=\"auto\">").Append(Text(line)).Append("</p>\n");
        }

        html.Append("</address>\n");
    }

    private static void Table(StringBuilder html, InvoiceView view)
    {
        html.Append("<table class=\"lines\">\n<thead>\n<tr><th scope=\"col\">Description</th>")
            .Append("<th scope=\"col\" class=\"figure\">Quantity</th><th scope=\"col\" class=\"figure\">Amount (")
            .Append(Text(view.CurrencyCode)).Append(")</th></tr>\n</thead>\n<tbody>\n");
        foreach (var row in view.Rows)
        {
            html.Append("<tr><td><p>").Append(Words(row.Title)).Append("</p>");
            foreach (var detail in row.Details)
            {
                html.Append("<p class=\"detail\">").Append(Words(detail)).Append("</p>");
            }

            html.Append("</td><td class=\"figure\">").Append(Text(row.Quantity))
                .Append("</td><td class=\"figure\">").Append(Text(row.Amount)).Append("</td></tr>\n");
        }

        html.Append("</tbody>\n</table>\n");
    }

    private static void Sums(StringBuilder html, InvoiceView view)
    {
        html.Append("<table class=\"sums\">\n<tbody>\n");
        foreach (var sum in view.Sums)
        {
            html.Append(sum.IsBold ? "<tr class=\"total\">" : "<tr>").Append("<th scope=\"row\">")
                .Append(Words(sum.Title)).Append("</th><td class=\"figure\">").Append(Text(sum.Amount))
                .Append("</td></tr>\n");
        }

        html.Append("</tbody>\n</table>\n");
    }

    private static void Notes(StringBuilder html, InvoiceView view)
    {
        var isFirst = true;
        foreach (var note in view.Notes)
        {
            if (isFirst) html.Append("<footer>\n");
            isFirst = false;
            html.Append("<p dir=\"auto\">").Append(Text(note)).Append("</p>\n");
        }

        if (!isFirst) html.Append("</footer>\n");
    }

    // The element keeps the direction of a name to itself, whatever stands around it.
    private static string Words(InvoiceWords words) => words.Name.Length == 0
        ? Text(words.Before)
        : string.Concat(Text(words.Before), "<bdi>", Text(words.Name), "</bdi>", Text(words.After));

    private static string Text(string value) => Encoder.Encode(value);
}
