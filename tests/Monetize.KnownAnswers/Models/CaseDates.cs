using System.Globalization;

namespace Monetize.KnownAnswers.Models;

/// <summary>Dates and instants of cases; a date is the start of its day in UTC.</summary>
public static class CaseDates
{
    public static DateTimeOffset? Optional(CaseFields fields, string name) =>
        fields.Text(name) is { } text ? Read(text) : null;

    public static DateTimeOffset At(CaseFields fields, string name) =>
        Optional(fields, name) ?? throw new InvalidDataException($"The case has no {name}.");

    /// <summary>What a clock shows, without a zone.</summary>
    public static DateTime Local(CaseFields fields, string name) => At(fields, name).UtcDateTime;

    public static Interval Months(CaseFields fields, string name) => Every.Months((int)fields.Number(name));

    public static Verdict Compare(CaseFields expected, string name, DateTimeOffset got)
    {
        if (!expected.Has(name)) return Verdict.Passed;
        var right = At(expected, name);
        return right == got ? Verdict.Passed : Verdict.Fail($"{name} {Text(right)}", $"{name} {Text(got)}");
    }

    private static DateTimeOffset Read(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static string Text(DateTimeOffset instant) => instant.ToString("u", CultureInfo.InvariantCulture);
}
