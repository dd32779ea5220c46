using System.Globalization;

namespace Monetize;

/// <summary>One step of a graduated percentage; bounds are amounts of money.</summary>
public sealed record PercentageTier
{
    /// <summary>The last amount that belongs to the tier; <see langword="null"/> for the open last one.</summary>
    public decimal? UpToInclusive { get; init; }

    /// <summary>The share of the amount within the tier, in percent. 0 or more; 0 by default.</summary>
    public decimal RatePercent { get; init; }

    /// <summary>What is owed once when the tier is reached, in major units. 0 or more; 0 by default.</summary>
    public decimal FlatFee { get; init; }

    /// <summary>A tier with an upper bound.</summary>
    /// <param name="upToInclusive">The last amount that belongs to it.</param>
    /// <param name="ratePercent">The share in percent.</param>
    /// <param name="flatFee">What is owed once when the tier is reached.</param>
    public static PercentageTier UpTo(decimal upToInclusive, decimal ratePercent, decimal flatFee = 0m) =>
        new() { UpToInclusive = upToInclusive, RatePercent = ratePercent, FlatFee = flatFee };

    /// <summary>The open last tier.</summary>
    /// <param name="ratePercent">The share in percent.</param>
    /// <param name="flatFee">What is owed once when the tier is reached.</param>
    public static PercentageTier Beyond(decimal ratePercent, decimal flatFee = 0m) =>
        new() { RatePercent = ratePercent, FlatFee = flatFee };

    /// <summary>Bound, rate and flat fee, in the invariant culture.</summary>
    public override string ToString()
    {
        var bound = UpToInclusive is { } upTo
            ? string.Create(CultureInfo.InvariantCulture, $"up to {upTo}")
            : "beyond";
        return FlatFee == 0m
            ? string.Create(CultureInfo.InvariantCulture, $"{bound} at {RatePercent} %")
            : string.Create(CultureInfo.InvariantCulture, $"{bound} at {RatePercent} % plus {FlatFee}");
    }
}
