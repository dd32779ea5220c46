using System.Globalization;
using System.Text.Json;

namespace Monetize.Sqlite.Usage;

/// <summary>Lists as JSON, in which they are one parameter of a statement.</summary>
internal static class JsonList
{
    // Written without reflection, so that it survives trimming.
    public static string Of(IEnumerable<string> texts) =>
        $"[{string.Join(',', texts.Select(static text => $"\"{JsonEncodedText.Encode(text)}\""))}]";

    public static string Of(IEnumerable<int> numbers) =>
        $"[{string.Join(',', numbers.Select(static number => number.ToString(CultureInfo.InvariantCulture)))}]";
}
