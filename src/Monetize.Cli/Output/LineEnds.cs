namespace Monetize.Cli.Output;

/// <summary>Text that others laid out, made fit to be compared and copied.</summary>
internal static class LineEnds
{
    /// <summary>
    /// The lines ended by line feeds on every system, without blanks at their ends and without empty lines before the
    /// first and after the last.
    /// </summary>
    public static string Trimmed(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd());
        var trimmed = string.Join('\n', lines).Trim('\n');
        return trimmed.Length == 0 ? "" : $"{trimmed}\n";
    }
}
