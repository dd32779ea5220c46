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
        DynamicPrice dynamic => Repeat(dynamic.Multiplier, quantity),
        PackagePrice package => Packages(package, quantity),
        GraduatedPrice graduated => Graduated(graduated.Tiers, quantity),
        GraduatedPercentagePrice percentage => Graduated(percentage.Tiers.Select(Hundredth).ToValueArray(), quantity),
        VolumePrice volume => Volume(volume.Tiers, quantity),
        StairstepPrice stairstep => Volume(stairstep.Tiers, quantity),
        PercentagePrice percentage => Percentage(percentage, quantity),
        MatrixPrice matrix => quantity == 0 ? 0m : Of(matrix.Otherwise!, quantity),
        _ => throw new ArgumentOutOfRangeException(nameof(price), price, "No definition."),
    };

    private static decimal Repeat(decimal unitPrice, int quantity)
    {
        var sum = 0m;
        for (var unit = 1; unit <= quantity; unit++) sum += unitPrice;
        return sum;
    }

    private static Tier Hundredth(PercentageTier tier) => new()
    {
        UpToInclusive = tier.UpToInclusive,
        UnitPrice = tier.RatePercent / 100m,
        FlatFee = tier.FlatFee,
    };

    private static decimal Graduated(ValueArray<Tier> tiers, int quantity)
    {
        var sum = 0m;
        var till = new Till(tiers[0]);
        var tier = 0;
        for (var unit = 1; unit <= quantity; unit++)
        {
            while (unit > tiers[tier].UpToInclusive)
            {
                sum += till.Amount;
                till = new Till(tiers[++tier]);
            }

            till.Take();
        }

        return sum + till.Amount;
    }

    private static decimal Volume(ValueArray<Tier> tiers, int quantity)
    {
        var tier = 0;
        while (quantity > tiers[tier].UpToInclusive) tier++;
        var till = new Till(tiers[tier]);
        for (var unit = 1; unit <= quantity; unit++) till.Take();
        return till.Amount;
    }

    // One record: what is free comes off first, and a record that is free as a whole owes nothing else.
    private static decimal Percentage(PercentagePrice price, int amount)
    {
        if (amount == 0) return 0m;
        var isAllFree = price is { FreeAmount: null, FreeRecords: > 0 };
        var free = price.FreeRecords == 0 ? 0m : price.FreeAmount ?? 0m;
        if (isAllFree || (free > 0m && amount <= free)) return 0m;
        var cost = price.FixedAmountPerRecord;
        for (var unit = 1; unit <= amount; unit++)
        {
            if (unit > free) cost += price.RatePercent / 100m;
        }

        return Math.Min(Math.Max(cost, price.RecordMinimum ?? cost), price.RecordMaximum ?? decimal.MaxValue);
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

    /// <summary>Rings up the units of one tier: each, or the first of each package.</summary>
    private sealed class Till(Tier tier)
    {
        private decimal _sum = tier.FlatFee;
        private decimal _room;

        public decimal Amount => Math.Min(_sum, tier.AmountCap ?? decimal.MaxValue);

        public void Take()
        {
            if (_room == 0m) (_sum, _room) = (_sum + tier.UnitPrice, tier.PackageSize ?? 1m);
            _room--;
        }
    }
}
