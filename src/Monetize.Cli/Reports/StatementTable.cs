using Monetize.Cli.Output;
using Monetize.Rating;
using Spectre.Console;

namespace Monetize.Cli.Reports;

/// <summary>A statement as a table: each line, its tiers beneath, and what rounding changed.</summary>
internal static class StatementTable
{
    private static readonly Style Strong = new(decoration: Decoration.Bold);

    /// <summary>The plan version and its currency.</summary>
    public static string Heading(Plan plan)
    {
        var name = plan.Name is null ? plan.Key : $"{plan.Name} ({plan.Key})";
        return $"{name}, version {Figures.Plain(plan.Version)}, {plan.Currency.Code}";
    }

    /// <summary>Makes the table.</summary>
    public static Table Of(RatedStatement statement)
    {
        var table = TableWriter.Table("Line", ">Quantity", ">Unit price", ">Flat fee", ">Amount");
        foreach (var line in statement.Lines) Add(table, line);
        table.AddEmptyRow();
        Row(table, Strong, "Total", "", "", "", $"{statement.Total:N}");
        return table;
    }

    private static void Add(Table table, RatedLine line)
    {
        var paid = Figures.GroupedPaid(line.Amount);
        var isBound = line.Kind is LineKind.Maximum or LineKind.Minimum;
        Row(table, Strong, LineWords.Title(line), isBound ? "" : Figures.Grouped(line.Quantity), "", "", paid);
        if (line.Kind != LineKind.Usage) return;
        var digits = line.Amount.Currency.MinorUnits ?? 0;
        foreach (var step in line.Explain().Steps)
        {
            var part = step.Part;
            Row(
                table,
                Style.Plain,
                $"  {step.Reason} {Figures.Grouped(part.From)} to {Figures.Grouped(part.To)}",
                Figures.Grouped(part.Quantity),
                Figures.Grouped(part.UnitPrice),
                part.FlatFee == 0m ? "" : Figures.Grouped(part.FlatFee, digits),
                Figures.Grouped(part.Amount, digits));
        }

        // With it the parts add up to the amount above them.
        if (line.Residue != 0m) Row(table, Style.Plain, "  rounded", "", "", "", Figures.Grouped(-line.Residue));
    }

    private static void Row(Table table, Style style, params ReadOnlySpan<string> cells)
    {
        var row = new List<Text>();
        foreach (var cell in cells) row.Add(TableWriter.Cell(cell, style));
        table.AddRow(row);
    }
}
