namespace Monetize.Testing.Generation;

/// <summary>The quantities at which something changes: bounds, packages, what is free.</summary>
internal static class QuantitySpots
{
    /// <summary>The smallest difference of two quantities.</summary>
    public const decimal Grain = 0.000000001m;

    public static decimal[] Of(Price price) => [.. Spots(price)];

    /// <summary>Before the transform, and moved by what is included.</summary>
    public static decimal[] Of(UsageCharge charge)
    {
        var priced = charge.Price is null ? [1m] : Of(charge.Price);
        var factor = charge.Transform?.Factor ?? 1m;
        var spots = priced.Select(spot => Moved(spot, charge.Included))
            .Concat(priced)
            .Append(charge.Included)
            .Append(charge.MinimumQuantity);
        return [.. spots.Select(spot => Times(spot, factor))];
    }

    private static IEnumerable<decimal> Spots(Price price) => price switch
    {
        PackagePrice package => Packages(package.FreeUnits, package.Size),
        GraduatedPrice graduated => Tiers(graduated.Tiers),
        VolumePrice volume => Tiers(volume.Tiers),
        StairstepPrice stairstep => Tiers(stairstep.Tiers),
        GraduatedPercentagePrice graduated => graduated.Tiers.Select(tier => tier.UpToInclusive ?? 0m),
        PercentagePrice percentage => [percentage.FreeAmount ?? 0m, percentage.FreeAmount ?? 1m],
        MatrixPrice matrix => matrix.Cells.Select(cell => cell.Price).Append(matrix.Otherwise ?? Price.PerUnit(1m))
            .SelectMany(Spots),
        _ => [1m],
    };

    private static IEnumerable<decimal> Tiers(IEnumerable<Tier> tiers)
    {
        var lower = 0m;
        foreach (var tier in tiers)
        {
            if (tier.PackageSize is { } size) yield return Moved(size, lower);
            lower = tier.UpToInclusive ?? 0m;
            yield return lower;
        }
    }

    private static IEnumerable<decimal> Packages(decimal free, decimal size) =>
        [free, size, Moved(size, free), Moved(Times(size, 3m), free)];

    // A spot is a good guess, no result: where decimals round or end, another one does as well.
    private static decimal Moved(decimal spot, decimal by) => IsSmall(spot) && IsSmall(by) ? spot + by : spot;

    private static decimal Times(decimal spot, decimal factor) =>
        IsSmall(spot) && factor < 1_000_000m ? decimal.Round(spot * factor, 9) : spot;

    private static bool IsSmall(decimal figure) => figure <= 1_000_000_000_000_000_000m;
}
