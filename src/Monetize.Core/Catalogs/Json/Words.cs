using Monetize.Metering;

namespace Monetize.Catalogs.Json;

/// <summary>Every list of words that a catalog document uses.</summary>
internal static class Words
{
    public static readonly WordList<Aggregation> Aggregations = new(
        ("sum", Aggregation.Sum),
        ("count", Aggregation.Count),
        ("max", Aggregation.Max),
        ("last", Aggregation.Last));

    public static readonly WordList<UsageLimit> Limits = new(
        ("hard", UsageLimit.Hard),
        ("soft", UsageLimit.Soft),
        ("none", UsageLimit.None));

    public static readonly WordList<PackageRounding> PackageRoundings = new(
        ("up", PackageRounding.Up),
        ("down", PackageRounding.Down));

    public static readonly WordList<IntervalUnit> IntervalUnits = new(
        ("day", IntervalUnit.Day),
        ("week", IntervalUnit.Week),
        ("month", IntervalUnit.Month),
        ("quarter", IntervalUnit.Quarter),
        ("year", IntervalUnit.Year));
}
