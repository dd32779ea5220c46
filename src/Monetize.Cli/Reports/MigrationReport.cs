using System.Text.Json;
using Monetize.Cli.Output;
using Monetize.Storage.Schema;

namespace Monetize.Cli.Reports;

/// <summary>Migrations that a store lacked or lacks.</summary>
internal sealed class MigrationReport : IReport
{
    private readonly IReadOnlyList<Migration> _migrations;
    private readonly bool _isDryRun;

    /// <param name="migrations">The migrations, in order.</param>
    /// <param name="isDryRun">Whether they are only listed.</param>
    public MigrationReport(IReadOnlyList<Migration> migrations, bool isDryRun)
    {
        _migrations = migrations;
        _isDryRun = isDryRun;
    }

    /// <inheritdoc/>
    public void WriteTable(TableWriter table)
    {
        foreach (var migration in _migrations) table.Line($"{migration} {(_isDryRun ? "is pending" : "applied")}");
        if (_migrations.Count == 0) table.Line("the schema is up to date");
    }

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteBoolean("applied", !_isDryRun);
        json.WriteStartArray("migrations");
        foreach (var migration in _migrations)
        {
            json.WriteStartObject();
            json.WriteNumber("number", migration.Number);
            json.WriteString("name", migration.Name);
            json.WriteString("hash", migration.Hash);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteCsv(CsvWriter csv)
    {
        csv.Header("number", "name", "hash", "applied");
        foreach (var migration in _migrations)
        {
            csv.Number(migration.Number).Text(migration.Name).Text(migration.Hash);
            csv.Text(_isDryRun ? "no" : "yes").EndRow();
        }
    }
}
