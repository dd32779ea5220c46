using System.Text;

namespace Monetize.Invoicing.Rendering;

/// <summary>An invoice as text of 80 columns at most.</summary>
/// <remarks>Pure: the same invoice gives the same text on any machine. Lines end with a line feed.</remarks>
public static class InvoiceText
{
    private const int Columns = 80;
    private const int TitleColumns = 42;
    private const int QuantityColumns = 18;
    private const int AmountColumns = Columns - TitleColumns - QuantityColumns;
    private const int FactColumns = 14;

    /// <summary>Writes an invoice.</summary>
    /// <param name="invoice">The invoice, a draft as well.</param>
    /// <param name="details">Seller, buyer and notes.</param>
    public static string Render(Invoice invoice, InvoiceDetails details)
    {
        ArgumentNullException.ThrowIfNull(invoice);
        ArgumentNullException.ThrowIfNull(details);
        var view = new InvoiceView(invoice, details);
        var text = new StringBuilder();
        Head(text, view, details);
        Rule(text);
        Row(text, "Description", "Quantity", $"Amount ({view.CurrencyCode})");
        Rule(text);
        foreach (var row in view.Rows)
        {
            Row(text, row.Title.ToString(), row.Quantity, row.Amount);
            foreach (var detail in row.Details) Indented(text, detail.ToString());
        }

        Rule(text);
        foreach (var sum in view.Sums) Sum(text, sum);
        foreach (var note in view.Notes)
        {
            text.Append('\n');
            foreach (var line in TextWidth.Lines(note, Columns)) text.Append(line).Append('\n');
        }

        return text.ToString();
    }

    private static void Head(StringBuilder text, InvoiceView view, InvoiceDetails details)
    {
        text.Append(TextWidth.Printable(view.Title.ToString())).Append("\n\n");
        Fact(text, "From", Words(details.Seller));
        Fact(text, "To", Words(details.Buyer));
        foreach (var (name, value) in view.Facts) Fact(text, name, [value]);
    }

    private static IEnumerable<string> Words(InvoiceParty party) =>
        party.Address.Prepend(party.Name).Concat(party.TaxIds);

    private static void Fact(StringBuilder text, string name, IEnumerable<string> values)
    {
        var label = name;
        foreach (var line in values.SelectMany(value => TextWidth.Lines(value, Columns - FactColumns)))
        {
            text.Append(label.PadRight(FactColumns)).Append(line).Append('\n');
            label = "";
        }
    }

    private static void Row(StringBuilder text, string title, string quantity, string amount)
    {
        var figures = Right(quantity, QuantityColumns) + Right(amount, AmountColumns);
        foreach (var line in TextWidth.Lines(title, TitleColumns))
        {
            Left(text, line, TitleColumns, figures);
            figures = "";
        }
    }

    private static void Indented(StringBuilder text, string detail)
    {
        foreach (var line in TextWidth.Lines(detail, Columns - 2)) text.Append("  ").Append(line).Append('\n');
    }

    private static void Sum(StringBuilder text, InvoiceSum sum)
    {
        var figure = Right(sum.Amount, AmountColumns);
        foreach (var line in TextWidth.Lines(sum.Title.ToString(), Columns - AmountColumns))
        {
            Left(text, line, Columns - AmountColumns, figure);
            figure = "";
        }
    }

    private static void Rule(StringBuilder text) => text.Append('-', Columns).Append('\n');

    private static void Left(StringBuilder text, string left, int width, string right)
    {
        text.Append(left);
        if (right.Length > 0) text.Append(' ', Math.Max(0, width - TextWidth.Of(left))).Append(right);
        text.Append('\n');
    }

    // A figure that is wider than its column pushes nothing aside but the space before it.
    private static string Right(string value, int width) => " " + value.PadLeft(width - 1);
}
