using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Monetize.Metering;
using Monetize.Monetary;

namespace Monetize.Storage;

/// <summary>
/// A usage record as one JSON object, exact to the last digit: the form in which stores keep rejected records.
/// </summary>
public static class UsageRecordJson
{
    private const string TimeForm = "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'";

    /// <summary>Writes a record. Half of a surrogate pair becomes U+FFFD; everything else is kept.</summary>
    /// <param name="record">The record.</param>
    public static string Write(UsageRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("key", record.Key.Value);
            writer.WriteString("customer", record.Customer.Value);
            writer.WriteString("meter", record.Meter);
            writer.WriteString("quantity", Text(record.Quantity));
            writer.WriteString("time", record.Time.UtcDateTime.ToString(TimeForm, CultureInfo.InvariantCulture));
            if (record.Method is { } method) writer.WriteString("method", method);
            if (record.Amount is { } amount) writer.WriteString("amount", Text(amount));
            if (record.Cost is { } cost) writer.WriteString("cost", Text(cost));
            if (record.Corrects is { } corrected) writer.WriteString("corrects", corrected.Value);
            if (record.Dimensions.Count > 0)
            {
                writer.WriteStartObject("dimensions");
                foreach (var (name, value) in record.Dimensions) writer.WriteString(name, value);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">It is no such text.</exception>
    public static UsageRecord Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            return new UsageRecord
            {
                Key = new IdempotencyKey(Find(root, "key") ?? ""),
                Customer = new CustomerId(Find(root, "customer") ?? ""),
                Meter = Find(root, "meter") ?? "",
                Quantity = Number(Find(root, "quantity")) ?? 0m,
                Time = DateTimeOffset.Parse(
                    Find(root, "time") ?? "", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
                Method = Find(root, "method"),
                Amount = Number(Find(root, "amount")),
                Cost = Number(Find(root, "cost")),
                Corrects = Find(root, "corrects") is { } corrected ? new IdempotencyKey(corrected) : null,
                Dimensions = root.TryGetProperty("dimensions", out var dimensions)
                    ? DimensionText.Read(dimensions.GetRawText())
                    : default,
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new FormatException($"{text} is not a usage record.", exception);
        }
    }

    /// <summary>
    /// What makes a rejection itself: a hash of the code, the key, whatever characters it has, and the content. The
    /// time is no content: what is sent again and again is one rejection.
    /// </summary>
    /// <param name="rejection">The rejection.</param>
    /// <returns>64 hexadecimal digits.</returns>
    public static string IdentityOf(RejectedUsage rejection)
    {
        ArgumentNullException.ThrowIfNull(rejection);
        var content = Write(rejection.Record with { Time = default });
        var text = string.Concat(rejection.Code, "/", rejection.Record.Key.Value, "/", content);
        return Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan())));
    }

    private static string? Find(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string Text(decimal value) => ExactSum.Of(value).ToString();

    private static decimal? Number(string? text) => text is null ? null : ExactSum.Parse(text).ToDecimal();
}
