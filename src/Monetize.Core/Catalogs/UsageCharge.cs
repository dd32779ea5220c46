using System.Globalization;
using Monetize.Catalogs;
using Monetize.Metering;

namespace Monetize;

/// <summary>What usage of a meter costs, in arrears: first the included quantity, then a price or a limit.</summary>
/// <remarks>
/// Exactly one of <see cref="Price"/> and <see cref="Limit"/> is given: what happens beyond the included quantity is
/// the question that a price list must answer.
/// </remarks>
public sealed record UsageCharge : Charge
{
    /// <summary>What is used.</summary>
    public required Meter Meter { get; init; }

    /// <summary>Units that cost nothing, in the meter's unit. 0 or more; 0 by default.</summary>
    public decimal Included { get; init; }

    /// <summary>What the units beyond <see cref="Included"/> cost.</summary>
    public Price? Price { get; init; }

    /// <summary>What happens beyond <see cref="Included"/> where there is no price.</summary>
    public UsageLimit? Limit { get; init; }

    /// <summary>What becomes of the metered quantity before it is priced. Nothing by default.</summary>
    public QuantityTransform? Transform { get; init; }

    /// <summary>
    /// How much of an unused included quantity may be carried into the next period. 0 by default: what is not used is
    /// lost.
    /// </summary>
    public decimal RolloverMaximum { get; init; }

    /// <summary>At least this many units are priced, as with seats that are sold in tens. 0 by default.</summary>
    public decimal MinimumQuantity { get; init; }

    /// <summary>The least that a period costs, in major units, owed as a true-up. None by default.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>The most that a period costs, in major units; the excess is a discount. None by default.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>The stretch of time that is priced by itself. The whole period by default.</summary>
    public UsageBucket? Bucket { get; init; }

    /// <summary>The charge in words, in the invariant culture.</summary>
    public override string ToString()
    {
        var beyond = Price?.ToString() ?? Limit switch
        {
            UsageLimit.Hard => "hard limit",
            UsageLimit.Soft => "soft limit",
            UsageLimit.None => "unlimited",
            _ => "no price",
        };
        return Included == 0m
            ? $"{Meter}: {beyond}"
            : string.Create(CultureInfo.InvariantCulture, $"{Meter}: {Included} included, then {beyond}");
    }
}
