using System.Globalization;

namespace Monetize;

/// <summary>
/// What becomes of the metered quantity before it is priced: divided by a factor, then rounded. Bytes become started
/// gigabytes, tokens become thousands.
/// </summary>
/// <remarks>Included quantities, tiers and prices of the charge are in the transformed unit.</remarks>
/// <example>Factor 1,000, rounded up: 7,400 tokens are 8 billed units.</example>
public sealed record QuantityTransform
{
    /// <summary>What the quantity is divided by. More than 0; 1 by default.</summary>
    public decimal Factor { get; init; } = 1m;

    /// <summary>How the result is rounded; <see langword="null"/> for not at all, the default.</summary>
    public RoundingMode? Rounding { get; init; }

    /// <summary>
    /// At which digit: 0 for whole units (the default), 2 for hundredths, -2 for hundreds. From -28 to 28.
    /// </summary>
    public int Digits { get; init; }

    /// <summary>Factor and rounding, in the invariant culture.</summary>
    public override string ToString() => Rounding is { } rounding
        ? string.Create(CultureInfo.InvariantCulture, $"divided by {Factor}, rounded {rounding} at {Digits} digits")
        : string.Create(CultureInfo.InvariantCulture, $"divided by {Factor}");
}
