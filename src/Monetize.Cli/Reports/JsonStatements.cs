using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Monetize.Cli.Output;
using Monetize.Cli.Statements;

namespace Monetize.Cli.Reports;

/// <summary>Statements for programs: one list.</summary>
internal sealed class JsonStatements : StatementWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _json;

    public JsonStatements() => _json = new Utf8JsonWriter(_buffer, ReportText.JsonOptions);

    /// <inheritdoc/>
    public override string Begin()
    {
        _json.WriteStartArray();
        return Written();
    }

    /// <inheritdoc/>
    public override string Next(CustomerStatement statement)
    {
        var period = statement.Month.Period;
        _json.WriteStartObject();
        _json.WriteString("customer", statement.Customer);
        _json.WriteString("plan", statement.Plan.Key);
        _json.WriteNumber("version", statement.Plan.Version);
        _json.WriteString("currency", statement.Plan.Currency.Code);
        _json.WriteStartObject("period");
        _json.WriteString("from", Instant(period.From));
        _json.WriteString("to", Instant(period.ToExclusive));
        _json.WriteEndObject();
        LineJson.WriteAll(_json, statement.Statement!, isExplained: false);
        _json.WriteEndObject();
        return Written();
    }

    /// <inheritdoc/>
    public override string End()
    {
        _json.WriteEndArray();
        return $"{Written()}\n";
    }

    /// <inheritdoc/>
    public override void Dispose() => _json.Dispose();

    private static string Instant(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private string Written()
    {
        _json.Flush();
        var text = Encoding.UTF8.GetString(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
        return text;
    }
}
