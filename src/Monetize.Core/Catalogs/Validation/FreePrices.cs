using Monetize.Collections;

namespace Monetize.Catalogs.Validation;

/// <summary>Tells prices that are zero at every quantity. A new kind of price is a new case here.</summary>
internal static class FreePrices
{
    public static bool IsFree(Price price) => price switch
    {
        FlatPrice flat => flat.Amount == 0m,
        PerUnitPrice perUnit => perUnit.UnitPrice == 0m,
        PackagePrice package => package.PricePerPackage == 0m,
        GraduatedPrice graduated => AreFree(graduated.Tiers),
        VolumePrice volume => AreFree(volume.Tiers),
        StairstepPrice stairstep => AreFree(stairstep.Tiers),
        PercentagePrice percentage => IsFreeRecord(percentage),
        GraduatedPercentagePrice graduated => !graduated.Tiers.IsEmpty
            && graduated.Tiers.All(tier => tier is { RatePercent: 0m, FlatFee: 0m }),
        MatrixPrice matrix => IsFreeMatrix(matrix),
        DynamicPrice dynamic => dynamic.Multiplier == 0m,
        _ => false,
    };

    private static bool AreFree(ValueArray<Tier> tiers) =>
        !tiers.IsEmpty && tiers.All(tier => tier is { UnitPrice: 0m, FlatFee: 0m } or { AmountCap: 0m });

    private static bool IsFreeRecord(PercentagePrice price) =>
        price.RecordMaximum == 0m
        || price is { RatePercent: 0m, FixedAmountPerRecord: 0m, RecordMinimum: null or 0m };

    private static bool IsFreeMatrix(MatrixPrice matrix) =>
        !matrix.Cells.IsEmpty
        && matrix.Cells.All(cell => IsFreePart(cell?.Price))
        && (matrix.Otherwise is null || IsFreePart(matrix.Otherwise));

    private static bool IsFreePart(Price? price) => price is not (null or MatrixPrice) && IsFree(price);
}
