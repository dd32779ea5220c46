using System.Text.RegularExpressions;
using Monetize.Architecture.Tests.Rules;

namespace Monetize.Architecture.Tests.Style;

/// <summary>Rules on files as text.</summary>
internal static partial class TextRules
{
    public const int MaxLines = 400;
    public const int MaxColumns = 120;

    /// <summary>Files that are too long to be read at once.</summary>
    public static IEnumerable<Finding> TooLong(IEnumerable<SourceFile> files) =>
        from file in files
        where !file.IsGenerated && file.Lines.Count > MaxLines
        select new Finding("file length", file.Path, $"has {file.Lines.Count} lines, more than {MaxLines}");

    /// <summary>Lines that are too wide to be read beside another file.</summary>
    public static IEnumerable<Finding> TooWide(IEnumerable<SourceFile> files) =>
        from file in files
        where !file.IsGenerated
        from line in file.Lines.Select((text, i) => (text.Length, Number: i + 1))
        where line.Length > MaxColumns
        let place = $"{file.Path}:{line.Number}"
        select new Finding("line width", place, $"has {line.Length} columns, more than {MaxColumns}");

    /// <summary>Tests that are switched off. What a machine lacks, a test finds out by itself and says so.</summary>
    public static IEnumerable<Finding> Skipped(IEnumerable<SourceFile> files) =>
        from file in files
        from line in file.Lines.Select((text, i) => (Text: text, Number: i + 1))
        where SkippedFact().IsMatch(line.Text)
        select new Finding("skipped test", $"{file.Path}:{line.Number}", line.Text.Trim());

    /// <summary>Paths that exist on one machine only.</summary>
    public static IEnumerable<Finding> OfOneMachine(IEnumerable<SourceFile> files) =>
        from file in files
        from line in file.Lines.Select((text, i) => (Text: text, Number: i + 1))
        where MachinePath().IsMatch(line.Text)
        select new Finding("machine path", $"{file.Path}:{line.Number}", line.Text.Trim());

    [GeneratedRegex(@"\[\s*(Fact|Theory)\s*\([^)]*\bSkip\s*=")]
    private static partial Regex SkippedFact();

    [GeneratedRegex(@"(?<![\w.:/-])/(work|root|home|Users)(/|\b)")]
    private static partial Regex MachinePath();
}
