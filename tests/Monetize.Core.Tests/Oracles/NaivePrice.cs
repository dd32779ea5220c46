using Monetize.Collections;
using Monetize.Errors;
using Monetize.Metering;
using Monetize.Tests.Monetary;

namespace Monetize.Tests.Oracles;

/// <summary>What each kind of price means, written down without any limit of digits and without the engine.</summary>
internal static class NaivePrice
{
    /// <summary>The price of one quantity: to a percentage one record, to a matrix usage without dimensions.</summary>
    public static BigDecimal Of(Price price, BigDecimal quantity) => price switch
    {
        FlatPrice flat => flat.Amount,
        PerUnitPrice perUnit => quantity * perUnit.UnitPrice,
        PackagePrice package => NaivePackages.Of(package, quantity) * package.PricePerPackage,
        GraduatedPrice graduated => Graduated(graduated.Tiers, quantity),
        VolumePrice volume => Volume(volume.Tiers, quantity, quantity),
        StairstepPrice stairstep => stairstep.Tiers[TierOf(stairstep.Tiers, quantity)].FlatFee,
        GraduatedPercentagePrice graduated => Graduated(graduated.Tiers.Select(AsTier).ToValueArray(), quantity),
        PercentagePrice percentage => quantity > 0m ? NaivePercentage.Of(percentage, [quantity]) : 0m,
        MatrixPrice matrix => quantity > 0m ? Of(Cell(matrix, IndexOf(matrix, default)), quantity) : 0m,
        DynamicPrice dynamic => quantity * dynamic.Multiplier,
        _ => throw new ArgumentOutOfRangeException(nameof(price), price, "No definition."),
    };

    /// <summary>The price of a period's items.</summary>
    public static BigDecimal Of(Price price, IReadOnlyList<UsageItem> items) => price switch
    {
        PercentagePrice percentage => NaivePercentage.Of(
            percentage, [.. items.Select(item => (BigDecimal)item.Quantity)]),
        MatrixPrice matrix => Sum(items
            .GroupBy(item => IndexOf(matrix, item.Dimensions))
            .Select(cell => (Index: cell.Key, Quantity: Sum(cell.Select(item => (BigDecimal)item.Quantity))))
            .Where(cell => cell.Quantity > 0m || cell.Quantity < 0m)
            .Select(cell => Of(Cell(matrix, cell.Index), cell.Quantity))),
        DynamicPrice dynamic => Of(dynamic, Sum(items.Select(item => (BigDecimal)(item.Amount ?? item.Quantity)))),
        _ => Of(price, Sum(items.Select(item => (BigDecimal)item.Quantity))),
    };

    /// <summary>The price of what goes beyond the included quantity; a limit costs nothing.</summary>
    public static BigDecimal Of(UsageCharge charge, BigDecimal quantity) =>
        NaiveCharge.Of(charge, PlanSemantics.Default, quantity);

    /// <summary>A volume price where another quantity chooses the tier.</summary>
    public static BigDecimal Volume(ValueArray<Tier> tiers, BigDecimal quantity, BigDecimal selection) =>
        Stretch(tiers[TierOf(tiers, selection)], quantity);

    /// <summary>The tier that a quantity falls into, bounds belonging to the tier below them.</summary>
    public static int TierOf(ValueArray<Tier> tiers, BigDecimal quantity)
    {
        var index = 0;
        while (tiers[index].UpToInclusive is { } bound && quantity > bound) index++;
        return index;
    }

    public static BigDecimal Sum(IEnumerable<BigDecimal> values) =>
        values.Aggregate((BigDecimal)0m, (sum, value) => sum + value);

    private static BigDecimal Graduated(ValueArray<Tier> tiers, BigDecimal quantity)
    {
        BigDecimal sum = 0m;
        BigDecimal lower = 0m;
        for (var i = 0; i <= TierOf(tiers, quantity); i++)
        {
            BigDecimal upper = tiers[i].UpToInclusive is { } bound && quantity > bound ? bound : quantity;
            sum += Stretch(tiers[i], upper - lower);
            lower = upper;
        }

        return sum;
    }

    /// <summary>Units or started packages at the unit price, plus the fee, at most the cap.</summary>
    private static BigDecimal Stretch(Tier tier, BigDecimal units)
    {
        var priced = tier.PackageSize is { } size ? NaivePackages.Started(units, size) : units;
        var amount = (priced * tier.UnitPrice) + tier.FlatFee;
        return tier.AmountCap is { } cap && amount > cap ? cap : amount;
    }

    // Exact: the validator refuses rates of which a hundredth has more than 28 digits.
    private static Tier AsTier(PercentageTier tier) => new()
    {
        UpToInclusive = tier.UpToInclusive,
        UnitPrice = tier.RatePercent / 100m,
        FlatFee = tier.FlatFee,
    };

    public static int IndexOf(MatrixPrice matrix, ValueMap values)
    {
        for (var i = 0; i < matrix.Cells.Count; i++)
        {
            var match = matrix.Cells[i].Match;
            if (match.All(entry => values.TryGetValue(entry.Key, out var value) && value == entry.Value)) return i;
        }

        return -1;
    }

    private static Price Cell(MatrixPrice matrix, int index) => index >= 0
        ? matrix.Cells[index].Price
        : matrix.Otherwise ?? throw new NaiveRefusal(ErrorCodes.UnpricedCell);
}
