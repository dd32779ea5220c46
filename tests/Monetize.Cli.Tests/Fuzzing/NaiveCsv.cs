namespace Monetize.Cli.Tests.Fuzzing;

/// <summary>CSV read character by character from one text.</summary>
internal static class NaiveCsv
{
    public static List<NaiveRow> Read(string text)
    {
        var rows = new List<NaiveRow>();
        string[]? header = null;
        for (var at = 0; at < text.Length;)
        {
            var line = 1 + text[..at].Count(character => character == '\n');
            var fields = new List<string>();
            var (end, isGood) = Row(text, at, fields);
            var isBlank = isGood && text[at] is '\n' or '\r' && fields is [""];
            isGood &= isBlank || header is null || fields.Count == header.Length;
            isGood &= !fields.Exists(field => field.Contains(NaiveRow.NotText));
            at = isGood ? end : AfterLine(text, at);
            if (isBlank) continue;
            if (header is null)
            {
                header = [.. fields];
                continue;
            }

            rows.Add(new NaiveRow(line, isGood ? Named(header, fields) : null));
        }

        return rows;
    }

    private static Dictionary<string, string> Named(string[] header, List<string> fields) => header.Zip(fields)
        .Where(field => field.Second.Length > 0)
        .ToDictionary(
            field => field.First,
            field => field.First is "quantity" or "amount" or "cost" or "time" ? field.Second : Unguarded(field.Second),
            StringComparer.Ordinal);

    private static string Unguarded(string text) =>
        text.Length > 1 && text[0] == '\'' && "=+-@\t\r\0'".Contains(text[1]) ? text[1..] : text;

    /// <summary>Where the next row begins, and whether this one could be read.</summary>
    private static (int End, bool IsGood) Row(string text, int start, List<string> fields)
    {
        for (var at = start; ; at++)
        {
            var field = "";
            var isQuoted = at < text.Length && text[at] == '"';
            if (isQuoted)
            {
                for (at++; ; at++)
                {
                    if (at >= text.Length) return (start, false);
                    if (text[at] != '"') field += text[at];
                    else if (at + 1 < text.Length && text[at + 1] == '"') field += text[at++];
                    else break;
                }

                at++;
            }
            else
            {
                for (; at < text.Length && !",\"\r\n".Contains(text[at]); at++) field += text[at];
            }

            fields.Add(field);
            if (at >= text.Length) return (at, true);
            if (text[at] == ',') continue;
            if (text[at] == '\n') return (at + 1, true);
            if (text[at] == '\r' && at + 1 >= text.Length) return (at + 1, true);
            if (text[at] == '\r' && text[at + 1] == '\n') return (at + 2, true);
            return (start, false);
        }
    }

    private static int AfterLine(string text, int at)
    {
        var end = text.IndexOf('\n', at);
        return end < 0 ? text.Length : end + 1;
    }
}
