using System.Buffers;

namespace Monetize.Cli.Output;

/// <summary>
/// The apostrophe before a text of CSV that a spreadsheet would take for a formula and run. What is written is read
/// back as it was, whatever the text: one that begins with such an apostrophe itself gets another one.
/// </summary>
internal static class FormulaGuard
{
    private const string Starts = "=+-@\t\r\0";
    private static readonly SearchValues<char> Formula = SearchValues.Create(Starts);
    private static readonly SearchValues<char> Guarded = SearchValues.Create(Starts + "'");

    /// <summary>The text as it stands in a field.</summary>
    public static string Written(string text)
    {
        var isFormula = text.Length > 0 && Formula.Contains(text[0]);
        return isFormula || IsGuarded(text) ? $"'{text}" : text;
    }

    /// <summary>Whether a field begins with an apostrophe that is not part of its text.</summary>
    /// <param name="field">The field in UTF-8, without quotes.</param>
    public static bool IsGuarded(ReadOnlySpan<byte> field) =>
        field.Length > 1 && field[0] == '\'' && Guarded.Contains((char)field[1]);

    private static bool IsGuarded(string text) => text.Length > 1 && text[0] == '\'' && Guarded.Contains(text[1]);
}
