using System.Globalization;

namespace Monetize.KnownAnswers;

/// <summary>What a case came to.</summary>
public sealed record Verdict
{
    private Verdict()
    {
    }

    public static Verdict Passed { get; } = new();

    /// <summary>Why the case was not run.</summary>
    public string? SkipReason { get; private init; }

    public string? Expected { get; private init; }

    public string? Got { get; private init; }

    public bool HasFailed => Expected is not null;

    public static Verdict Skip(string reason) => new() { SkipReason = reason };

    public static Verdict Fail(string expected, string got) => new() { Expected = expected, Got = got };

    public static Verdict Compare(string what, decimal expected, decimal got) => expected == got
        ? Passed
        : Fail(
            string.Create(CultureInfo.InvariantCulture, $"{what} {expected}"),
            string.Create(CultureInfo.InvariantCulture, $"{what} {got}"));

    /// <summary>The first of several verdicts that is not a pass.</summary>
    public static Verdict All(params IEnumerable<Verdict> verdicts) =>
        verdicts.FirstOrDefault(verdict => verdict != Passed) ?? Passed;
}
