using System.Text.Json;
using Monetize.Cli.Output;

namespace Monetize.Cli.Transfer;

/// <summary>Records as objects of JSON; what a record lacks has no property.</summary>
internal static class RecordJson
{
    /// <summary>Writes the properties of a record into the open object.</summary>
    public static void WriteProperties(Utf8JsonWriter json, UsageRecord record)
    {
        json.WriteString("key", record.Key.Value);
        json.WriteString("customer", record.Customer.Value);
        json.WriteString("meter", record.Meter);
        json.WriteString("quantity", Figures.Plain(record.Quantity));
        json.WriteString("time", RecordText.Instant(record.Time));
        if (record.Method is { } method) json.WriteString("method", method);
        if (record.Amount is { } amount) json.WriteString("amount", Figures.Plain(amount));
        if (record.Cost is { } cost) json.WriteString("cost", Figures.Plain(cost));
        if (record.Corrects is { } corrected) json.WriteString("corrects", corrected.Value);
        foreach (var (name, value) in record.Dimensions) json.WriteString(RecordText.ColumnOf(name), value);
    }
}
