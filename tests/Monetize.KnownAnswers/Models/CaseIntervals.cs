using System.Globalization;

namespace Monetize.KnownAnswers.Models;

/// <summary>The words of cases for how long a period is.</summary>
public static class CaseIntervals
{
    private const string Days = "_days";

    private static readonly Dictionary<string, int> Counts = new(StringComparer.Ordinal)
    {
        ["thirty"] = 30,
        ["thirty_one"] = 31,
        ["sixty"] = 60,
        ["ninety"] = 90,
    };

    public static Interval Read(string word) => word switch
    {
        "day" or "daily" => Every.Day,
        "week" or "weekly" => Every.Week,
        "two_weeks" or "biweek" or "biweekly" => Every.Weeks(2),
        "month" or "monthly" => Every.Month,
        "two_months" or "bimestrial" => Every.Months(2),
        "quarter" or "quarterly" => Every.Quarter,
        "four_months" or "triannual" => Every.Months(4),
        "half_year" or "six_months" or "semiannual" or "biannual" => Every.Months(6),
        "year" or "yearly" or "annual" => Every.Year,
        "eighteen_months" or "sesquiennial" => Every.Months(18),
        "two_years" or "biennial" => Every.Years(2),
        "three_years" or "triennial" => Every.Years(3),
        _ when word.EndsWith(Days, StringComparison.Ordinal) => Every.Days(Count(word[..^Days.Length])),
        _ => throw new InvalidDataException($"No interval is called {word}."),
    };

    private static int Count(string word) =>
        Counts.TryGetValue(word, out var count) ? count : int.Parse(word, CultureInfo.InvariantCulture);
}
