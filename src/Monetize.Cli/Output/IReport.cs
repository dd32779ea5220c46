using System.Text.Json;

namespace Monetize.Cli.Output;

/// <summary>What a command has to say, once for each format.</summary>
internal interface IReport
{
    /// <summary>For people.</summary>
    void WriteTable(TableWriter table);

    /// <summary>For programs: one value.</summary>
    void WriteJson(Utf8JsonWriter json);

    /// <summary>For spreadsheets: a header, then rows of as many fields.</summary>
    void WriteCsv(CsvWriter csv);
}
