using System.Text.Json;

namespace Monetize.Cli.Tests.Fuzzing;

/// <summary>Lines of JSON, each parsed as a document.</summary>
internal static class NaiveJson
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly string[] Known =
        ["key", "customer", "meter", "quantity", "time", "plan", "amount", "cost", "method", "corrects"];

    public static List<NaiveRow> Read(string text)
    {
        var rows = new List<NaiveRow>();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Trim(' ', '\t', '\r').Length > 0) rows.Add(new NaiveRow(i + 1, Fields(lines[i])));
        }

        return rows;
    }

    private static Dictionary<string, string>? Fields(string line)
    {
        try
        {
            using var row = JsonDocument.Parse(line, Strict);
            if (row.RootElement.ValueKind != JsonValueKind.Object || line.Contains(NaiveRow.NotText)) return null;
            var fields = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var property in row.RootElement.EnumerateObject())
            {
                var isDimension = property.Name.StartsWith("dimension.", StringComparison.Ordinal)
                    && property.Name.Length > "dimension.".Length;
                if (!isDimension && !Known.Contains(property.Name)) return null;
                switch (property.Value.ValueKind)
                {
                    case JsonValueKind.String:
                        if (property.Value.GetString() is { Length: > 0 } value) fields.Add(property.Name, value);
                        break;
                    case JsonValueKind.Number when property.Name is "quantity" or "amount" or "cost":
                        fields.Add(property.Name, property.Value.GetRawText());
                        break;
                    case JsonValueKind.Null:
                        break;
                    default:
                        return null;
                }
            }

            return fields;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
