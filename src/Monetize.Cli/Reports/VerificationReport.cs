using System.Text.Json;
using Monetize.Cli.Output;
using Monetize.Storage;
using Spectre.Console;

namespace Monetize.Cli.Reports;

/// <summary>What a check of a store found.</summary>
internal sealed class VerificationReport : IReport
{
    private readonly UsageVerification _verification;

    public VerificationReport(UsageVerification verification) => _verification = verification;

    /// <inheritdoc/>
    public void WriteTable(TableWriter table)
    {
        var counts = TableWriter.Table("In the store", ">Number");
        foreach (var (name, count) in Counts())
        {
            counts.AddRow(
                TableWriter.Cell(name.Replace('_', ' ')), TableWriter.Cell(Figures.Grouped(count)));
        }

        table.Write(counts);
        foreach (var difference in _verification.Differences) table.Line(difference);
        table.Line(_verification.IsSound
            ? "everything adds up"
            : FaultCount.Counted(_verification.Differences.Count, "difference"));
    }

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteBoolean("sound", _verification.IsSound);
        foreach (var (name, count) in Counts()) json.WriteNumber(name, count);
        json.WriteStartArray("differences");
        foreach (var difference in _verification.Differences) json.WriteStringValue(difference);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteCsv(CsvWriter csv)
    {
        csv.Header("what", "number", "difference");
        foreach (var (name, count) in Counts()) csv.Text(name).Number(count).Empty(1).EndRow();
        foreach (var difference in _verification.Differences) csv.Text("difference").Empty(1).Text(difference).EndRow();
    }

    private List<(string Name, long Count)> Counts() =>
    [
        ("records", _verification.Records), ("folded", _verification.Folded),
        ("rejections", _verification.Rejections), ("dangling_corrections", _verification.DanglingCorrections),
        ("misdirected_corrections", _verification.MisdirectedCorrections),
    ];
}
