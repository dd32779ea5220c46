namespace Monetize.Rating;

/// <summary>One step of an explanation.</summary>
public sealed record ExplanationStep
{
    /// <summary>Why the part costs what it costs: <c>included</c>, <c>tier</c>, <c>packages</c>, …</summary>
    public required string Reason { get; init; }

    /// <summary>The figures.</summary>
    public required RatedPart Part { get; init; }

    /// <summary>Reason and figures in the invariant culture.</summary>
    public override string ToString() => $"{Reason} {Part}";

    internal static ExplanationStep Of(Charge charge, RatedPart part) =>
        new() { Reason = ReasonOf(charge, part), Part = part };

    private static string ReasonOf(Charge charge, RatedPart part)
    {
        if (charge is not UsageCharge usage) return "fee";
        // At quantity 0 the price's own part has the same stretch as the included one; what it costs tells them apart.
        var isIncluded = usage.Included > 0m && part.From == 0m && part.To <= usage.Included && part.Amount == 0m;
        if (isIncluded) return "included";
        return usage.Price switch
        {
            FlatPrice => "fee",
            PerUnitPrice => "each",
            PackagePrice package => part.UnitPrice == 0m && package.PricePerPackage != 0m ? "free" : "packages",
            GraduatedPrice => "tier",
            VolumePrice => "all at",
            _ => "not charged",
        };
    }
}
