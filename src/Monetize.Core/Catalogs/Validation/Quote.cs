using System.Text;

namespace Monetize.Catalogs.Validation;

/// <summary>Text of others inside a message: short, on one line, and without what would steer a terminal.</summary>
internal static class Quote
{
    private const int Longest = 60;

    /// <summary>The text in quotes, cut where it is long.</summary>
    public static string Of(string? text)
    {
        if (text is null) return "nothing";
        var shown = new StringBuilder("'", Longest + 3);
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length > Longest) return shown.Append("…'").ToString();
            shown.Append(Rune.IsControl(rune) ? "?" : rune.ToString());
        }

        return shown.Append('\'').ToString();
    }

    /// <summary>Words in quotes, separated by commas.</summary>
    public static string Of(IEnumerable<string> words) => string.Join(", ", words.Select(word => Of(word)));
}
