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

    internal static ExplanationStep Of(RatedLine line, RatedPart part) =>
        new() { Reason = part.Label ?? ReasonOf(line, part), Part = part };

    private static string ReasonOf(RatedLine line, RatedPart part) => (line.Kind, line.Charge) switch
    {
        (LineKind.Maximum, _) => "excess",
        (LineKind.Minimum, _) => "true-up",
        (_, UsageCharge charge) when IsIncluded(part) && (charge.Included > 0m || line.CarriedOver > 0m) => "included",
        (_, UsageCharge { Price: { } price }) => ReasonOf(price, part),
        (_, UsageCharge) => "not charged",
        _ => "fee",
    };

    // With an allowance the first part is what it covers, and only that part costs nothing at all.
    private static bool IsIncluded(RatedPart part) =>
        part is { From: 0m, UnitPrice: 0m, FlatFee: 0m, Amount: 0m };

    private static string ReasonOf(Price price, RatedPart part) => price switch
    {
        PerUnitPrice => "each",
        PackagePrice package => part.UnitPrice == 0m && package.PricePerPackage != 0m ? "free" : "packages",
        GraduatedPrice or GraduatedPercentagePrice => "tier",
        VolumePrice => "all at",
        DynamicPrice => "recorded",
        _ => "fee",
    };
}
