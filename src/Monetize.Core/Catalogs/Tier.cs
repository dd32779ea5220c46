using System.Globalization;

namespace Monetize;

/// <summary>
/// One step of a tier table. It reaches from the bound of the tier before it, exclusive, to its own bound, inclusive.
/// </summary>
public sealed record Tier
{
    /// <summary>The last quantity that belongs to the tier; <see langword="null"/> for the open last one.</summary>
    public decimal? UpToInclusive { get; init; }

    /// <summary>What one unit costs, in major units of the plan's currency. 0 or more; 0 by default.</summary>
    public decimal UnitPrice { get; init; }

    /// <summary>
    /// What is owed once when the tier is reached, in major units of the plan's currency. 0 or more; 0 by default. The
    /// first tier is reached at quantity 0 already.
    /// </summary>
    public decimal FlatFee { get; init; }

    /// <summary>
    /// Where set, <see cref="UnitPrice"/> is the price of each started package of this many units in the tier. More
    /// than 0; none by default.
    /// </summary>
    public decimal? PackageSize { get; init; }

    /// <summary>The most that the tier costs, its flat fee included, in major units. None by default.</summary>
    public decimal? AmountCap { get; init; }

    /// <summary>A tier with an upper bound.</summary>
    /// <param name="upToInclusive">The last quantity that belongs to it.</param>
    /// <param name="unitPrice">What one unit costs.</param>
    /// <param name="flatFee">What is owed once when the tier is reached.</param>
    public static Tier UpTo(decimal upToInclusive, decimal unitPrice, decimal flatFee = 0m) =>
        new() { UpToInclusive = upToInclusive, UnitPrice = unitPrice, FlatFee = flatFee };

    /// <summary>The open last tier.</summary>
    /// <param name="unitPrice">What one unit costs.</param>
    /// <param name="flatFee">What is owed once when the tier is reached.</param>
    public static Tier Beyond(decimal unitPrice, decimal flatFee = 0m) =>
        new() { UnitPrice = unitPrice, FlatFee = flatFee };

    /// <summary>Bound, unit price and flat fee, in the invariant culture.</summary>
    public override string ToString()
    {
        var bound = UpToInclusive is { } upTo
            ? string.Create(CultureInfo.InvariantCulture, $"up to {upTo}")
            : "beyond";
        var each = PackageSize is { } size ? string.Create(CultureInfo.InvariantCulture, $" per {size}") : "";
        var fee = FlatFee == 0m ? "" : string.Create(CultureInfo.InvariantCulture, $" plus {FlatFee}");
        var cap = AmountCap is { } most ? string.Create(CultureInfo.InvariantCulture, $" at most {most}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{bound} at {UnitPrice}{each}{fee}{cap}");
    }
}
