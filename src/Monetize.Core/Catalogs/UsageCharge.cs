using System.Globalization;
using Monetize.Catalogs;

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
