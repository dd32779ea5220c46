using Monetize.Catalogs;

namespace Monetize;

/// <summary>
/// Where billing systems differ and each is right: named switches, recorded in the plan version, so that a plan that
/// comes from another system costs the same cents here.
/// </summary>
public sealed record PlanSemantics
{
    /// <summary>Every switch at its default.</summary>
    public static PlanSemantics Default { get; } = new();

    /// <summary>Whether a period without usage owes the flat fee of the first tier: billed by default.</summary>
    public ZeroUsage ZeroUsage { get; init; }

    /// <summary>What an included quantity means under volume pricing: it stays free by default.</summary>
    public VolumeAllowance VolumeAllowance { get; init; }

    /// <summary>What a negative quantity costs: it is refused by default.</summary>
    public NegativeQuantity NegativeQuantity { get; init; }

    /// <summary>How a part of a billing period is measured: by the second by default.</summary>
    public ProrationMethod Proration { get; init; }

    /// <summary>What a minimum means for a part of a billing period: prorated by default.</summary>
    public MinimumProration MinimumProration { get; init; }
}
