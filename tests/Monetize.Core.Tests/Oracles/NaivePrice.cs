using System.Numerics;
using Monetize.Catalogs;
using Monetize.Collections;
using Monetize.Tests.Monetary;

namespace Monetize.Tests.Oracles;

/// <summary>What each kind of price means, written down without any limit of digits and without the engine.</summary>
internal static class NaivePrice
{
    public static BigDecimal Of(Price price, BigDecimal quantity) => price switch
    {
        FlatPrice flat => flat.Amount,
        PerUnitPrice perUnit => quantity * perUnit.UnitPrice,
        PackagePrice package => new BigDecimal(Packages(package, quantity), 0) * package.PricePerPackage,
        GraduatedPrice graduated => Graduated(graduated.Tiers, quantity),
        VolumePrice volume => Volume(volume.Tiers, quantity),
        _ => throw new ArgumentOutOfRangeException(nameof(price), price, "No definition."),
    };

    /// <summary>The price of what goes beyond the included quantity; nothing within it, and a limit costs nothing.</summary>
    public static BigDecimal Of(UsageCharge charge, BigDecimal quantity)
    {
        if (charge.Price is null) return 0m;
        var beyond = quantity - charge.Included;
        if (charge.Included > 0m && !(beyond > 0m)) return 0m;
        return Of(charge.Price, beyond > 0m ? beyond : 0m);
    }

    /// <summary>The tier that a quantity falls into, bounds belonging to the tier below them.</summary>
    public static int TierOf(ValueArray<Tier> tiers, BigDecimal quantity)
    {
        var index = 0;
        while (tiers[index].UpToInclusive is { } bound && quantity > bound) index++;
        return index;
    }

    private static BigDecimal Graduated(ValueArray<Tier> tiers, BigDecimal quantity)
    {
        BigDecimal sum = 0m;
        BigDecimal lower = 0m;
        for (var i = 0; i <= TierOf(tiers, quantity); i++)
        {
            BigDecimal upper = tiers[i].UpToInclusive is { } bound && quantity > bound ? bound : quantity;
            sum += ((upper - lower) * tiers[i].UnitPrice) + tiers[i].FlatFee;
            lower = upper;
        }

        return sum;
    }

    private static BigDecimal Volume(ValueArray<Tier> tiers, BigDecimal quantity)
    {
        var tier = tiers[TierOf(tiers, quantity)];
        return (quantity * tier.UnitPrice) + tier.FlatFee;
    }

    private static BigInteger Packages(PackagePrice price, BigDecimal quantity)
    {
        BigDecimal size = price.Size;
        var paid = quantity - price.FreeUnits;
        if (paid <= 0m) return 0;
        var full = BigInteger.DivRem(
            paid.Mantissa * BigInteger.Pow(10, size.Scale),
            size.Mantissa * BigInteger.Pow(10, paid.Scale),
            out var started);
        return started.IsZero || price.Rounding == PackageRounding.Down ? full : full + 1;
    }
}
