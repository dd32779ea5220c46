using Monetize.Metering;

namespace Monetize.Catalogs.Json;

/// <summary>Every list of words that a catalog document uses.</summary>
internal static class Words
{
    public static readonly WordList<Aggregation> Aggregations = new(
        ("sum", Aggregation.Sum),
        ("count", Aggregation.Count),
        ("max", Aggregation.Max),
        ("last", Aggregation.Last),
        ("unique_count", Aggregation.UniqueCount),
        ("weighted_sum", Aggregation.WeightedSum));

    public static readonly WordList<UsageLimit> Limits = new(
        ("hard", UsageLimit.Hard),
        ("soft", UsageLimit.Soft),
        ("none", UsageLimit.None));

    public static readonly WordList<PackageRounding> PackageRoundings = new(
        ("up", PackageRounding.Up),
        ("down", PackageRounding.Down));

    public static readonly WordList<RoundingMode> Roundings = new(
        ("up", RoundingMode.Up),
        ("down", RoundingMode.Down),
        ("half", RoundingMode.HalfAwayFromZero),
        ("half_even", RoundingMode.HalfEven),
        ("ceiling", RoundingMode.Ceiling),
        ("floor", RoundingMode.Floor));

    public static readonly WordList<UsageBucket> Buckets = new(
        ("day", UsageBucket.Day),
        ("hour", UsageBucket.Hour));

    public static readonly WordList<ZeroUsage> ZeroUsages = new(
        ("billed", ZeroUsage.Billed),
        ("free", ZeroUsage.Free));

    public static readonly WordList<VolumeAllowance> VolumeAllowances = new(
        ("stays_free", VolumeAllowance.StaysFree),
        ("paid_once_exceeded", VolumeAllowance.PaidOnceExceeded));

    public static readonly WordList<NegativeQuantity> NegativeQuantities = new(
        ("refused", NegativeQuantity.Refused),
        ("zero", NegativeQuantity.Zero),
        ("mirrored", NegativeQuantity.Mirrored));

    public static readonly WordList<ProrationMethod> Prorations = new(
        ("second", ProrationMethod.Second),
        ("day", ProrationMethod.Day),
        ("none", ProrationMethod.None),
        ("full", ProrationMethod.Full));

    public static readonly WordList<MinimumProration> MinimumProrations = new(
        ("prorated", MinimumProration.Prorated),
        ("full", MinimumProration.Full));

    public static readonly WordList<IntervalUnit> IntervalUnits = new(
        ("day", IntervalUnit.Day),
        ("week", IntervalUnit.Week),
        ("month", IntervalUnit.Month),
        ("quarter", IntervalUnit.Quarter),
        ("year", IntervalUnit.Year));
}
