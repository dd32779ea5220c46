using System.Text.Json;
using Monetize.Cli.Output;
using Monetize.Cli.Transfer;

namespace Monetize.Cli.Reports;

/// <summary>What became of the rows of a file that was imported.</summary>
internal sealed class ImportReport : IReport
{
    private readonly ImportCounts _counts;

    public ImportReport(ImportCounts counts) => _counts = counts;

    /// <inheritdoc/>
    public void WriteTable(TableWriter table)
    {
        table.Line($"{FaultCount.Counted(_counts.Read, "row")} read: {Figures.Grouped(_counts.Recorded)} recorded, "
            + FaultCount.Counted(_counts.Duplicates, "duplicate"));
        table.Line(
            $"{FaultCount.Counted(_counts.Conflicts, "conflict")}, {Figures.Grouped(_counts.Rejected)} rejected, "
            + $"{Figures.Grouped(_counts.Unreadable)} unreadable");
    }

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (name, count) in Columns()) json.WriteNumber(name, count);
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteCsv(CsvWriter csv)
    {
        var columns = Columns();
        csv.Header([.. columns.Select(column => column.Name)]);
        foreach (var (_, count) in columns) csv.Number(count);
        csv.EndRow();
    }

    private List<(string Name, long Count)> Columns() =>
    [
        ("read", _counts.Read), ("recorded", _counts.Recorded), ("duplicates", _counts.Duplicates),
        ("conflicts", _counts.Conflicts), ("rejected", _counts.Rejected), ("unreadable", _counts.Unreadable),
    ];
}
