namespace Monetize.Cli.Tests.Fuzzing;

/// <summary>A row as a plain reader sees it: its line, and its fields by name; null where it cannot be read.</summary>
internal sealed record NaiveRow(int Line, IReadOnlyDictionary<string, string>? Fields)
{
    /// <summary>What stands for bytes that are no text.</summary>
    public const char NotText = '\uE000';
}
