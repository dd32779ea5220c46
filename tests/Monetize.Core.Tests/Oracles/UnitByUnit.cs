using Monetize.Catalogs;
using Monetize.Collections;

namespace Monetize.Tests.Oracles;

/// <summary>
/// The most literal reading of a price: a shop assistant who takes one whole unit after the other off the shelf. Slow,
/// and exact for the modest figures that it is asked about.
/// </summary>
internal static class UnitByUnit
{
    public static decimal Of(Price price, int quantity) => price switch
    {
        FlatPrice flat => flat.Amount,
        PerUnitPrice perUnit => Repeat(perUnit.UnitPrice, quantity),
        PackagePrice package => Packages(package, quantity),
        GraduatedPrice graduated => Graduated(graduated.Tiers, quantity),
        VolumePrice volume => Volume(volume.Tiers, quantity),
        _ => throw new ArgumentOutOfRangeException(nameof(price), price, "No definition."),
    };

    private static decimal Repeat(decimal unitPrice, int quantity)
    {
        var sum = 0m;
        for (var unit = 1; unit <= quantity; unit++) sum += unitPrice;
        return sum;
    }

    private static decimal Graduated(ValueArray<Tier> tiers, int quantity)
    {
        var tier = 0;
        var sum = tiers[0].FlatFee;
        for (var unit = 1; unit <= quantity; unit++)
        {
            while (unit > tiers[tier].UpToInclusive) sum += tiers[++tier].FlatFee;
            sum += tiers[tier].UnitPrice;
        }

        return sum;
    }

    private static decimal Volume(ValueArray<Tier> tiers, int quantity)
    {
        var tier = 0;
        while (quantity > tiers[tier].UpToInclusive) tier++;
        return tiers[tier].FlatFee + Repeat(tiers[tier].UnitPrice, quantity);
    }

    private static decimal Packages(PackagePrice price, int quantity)
    {
        var sum = 0m;
        var room = 0m;
        var taken = 0m;
        for (var unit = 1; unit <= quantity; unit++)
        {
            if (unit <= price.FreeUnits) continue;
            taken++;
            if (price.Rounding == PackageRounding.Down)
            {
                if (taken % price.Size == 0m) sum += price.PricePerPackage;
                continue;
            }

            if (room == 0m) (sum, room) = (sum + price.PricePerPackage, price.Size);
            room--;
        }

        return sum;
    }
}
