using Monetize.Cli.Output;
using Monetize.Rating;

namespace Monetize.Cli.Reports;

/// <summary>The lines of a statement for spreadsheets: one row for each part of a line.</summary>
internal static class LineCsv
{
    private static readonly string[] Figured =
    [
        "plan", "version", "currency", "line", "kind", "meter", "quantity", "exact", "amount", "residue",
        "from", "to", "part_quantity", "unit_price", "flat_fee", "part_amount", "label",
    ];

    /// <summary>The names of the columns.</summary>
    /// <param name="isExplained">Whether there are columns that tell how each line came about.</param>
    public static IReadOnlyList<string> Columns(bool isExplained) =>
        isExplained ? [.. Figured, "title", "reason"] : Figured;

    /// <summary>Writes the rows of all lines.</summary>
    /// <param name="csv">Where to write.</param>
    /// <param name="statement">What was rated.</param>
    /// <param name="isExplained">Whether to tell how each line came about.</param>
    /// <param name="lead">Texts that stand before the other fields of each row.</param>
    public static void WriteAll(
        CsvWriter csv, RatedStatement statement, bool isExplained, params IReadOnlyList<string> lead)
    {
        for (var line = 0; line < statement.Lines.Count; line++)
        {
            var story = statement.Lines[line].Explain();
            for (var part = 0; part < story.Steps.Count; part++)
            {
                foreach (var text in lead) csv.Text(text);
                WriteLine(csv, statement, line, isFirst: part == 0);
                WritePart(csv, story.Steps[part].Part);
                if (isExplained) csv.Text(story.Title).Text(story.Steps[part].Reason);
                csv.EndRow();
            }
        }
    }

    private static void WriteLine(CsvWriter csv, RatedStatement statement, int index, bool isFirst)
    {
        var line = statement.Lines[index];
        csv.Text(statement.Plan.Key).Number(statement.Plan.Version).Text(statement.Plan.Currency.Code)
            .Number(index + 1).Text(LineWords.Kind(line)).Text(line.Meter?.Key);
        if (isFirst) csv.Number(line.Quantity).Number(line.Exact).Paid(line.Amount).Number(line.Residue);
        else csv.Empty(4);
    }

    private static void WritePart(CsvWriter csv, RatedPart part) =>
        csv.Number(part.From).Number(part.To).Number(part.Quantity).Number(part.UnitPrice).Number(part.FlatFee)
            .Number(part.Amount).Text(part.Label);
}
