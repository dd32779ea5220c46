using System.Globalization;
using System.Text.Json;
using Monetize.Cli.Output;
using Monetize.Cli.Transfer;

namespace Monetize.Cli.Reports;

/// <summary>
/// A value of a list in each format: a text, a count, an exact figure, an amount, an instant, a truth, or nothing.
/// </summary>
internal static class ListCell
{
    /// <summary>For people; instants to the minute, in UTC.</summary>
    public static string Table(object? value) => value switch
    {
        null => "",
        string text => text,
        bool truth => truth ? "yes" : "no",
        int count => Figures.Grouped(count),
        long count => Figures.Grouped(count),
        decimal figure => Figures.Grouped(figure),
        Money amount => Figures.GroupedPaid(amount),
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        _ => throw NoValue(value),
    };

    /// <summary>For programs: every figure but a count is a text, so that no reader rounds it.</summary>
    public static void Json(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null: json.WriteNull(name); break;
            case string text: json.WriteString(name, text); break;
            case bool truth: json.WriteBoolean(name, truth); break;
            case int count: json.WriteNumber(name, count); break;
            case long count: json.WriteNumber(name, count); break;
            case decimal figure: json.WriteString(name, Figures.Plain(figure)); break;
            case Money amount: json.WriteString(name, Figures.Paid(amount)); break;
            case DateTimeOffset instant: json.WriteString(name, RecordText.Instant(instant)); break;
            default: throw NoValue(value);
        }
    }

    /// <summary>For spreadsheets.</summary>
    public static void Csv(CsvWriter csv, object? value)
    {
        switch (value)
        {
            case null: csv.Empty(1); break;
            case int count: csv.Number(count); break;
            case long count: csv.Number(count); break;
            case decimal figure: csv.Number(figure); break;
            case Money amount: csv.Paid(amount); break;
            case DateTimeOffset instant: csv.Text(RecordText.Instant(instant)); break;
            default: csv.Text(Table(value)); break;
        }
    }

    private static ArgumentOutOfRangeException NoValue(object value) =>
        new(nameof(value), value.GetType(), "A list has no such values.");
}
