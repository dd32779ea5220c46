using System.Runtime.CompilerServices;

namespace Monetize.Benchmarks.References;

/// <summary>A price as one writes it down by hand. One call a rating, as on the other side.</summary>
public interface IByHand
{
    decimal Rate(decimal quantity);
}

public readonly record struct FlatByHand(decimal Amount) : IByHand
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public decimal Rate(decimal quantity) => Amount;
}

public readonly record struct PerUnitByHand(decimal UnitPrice) : IByHand
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public decimal Rate(decimal quantity) => quantity * UnitPrice;
}

public readonly record struct PackageByHand(decimal Size, decimal Price, decimal FreeUnits) : IByHand
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public decimal Rate(decimal quantity) => Math.Ceiling(Math.Max(0m, quantity - FreeUnits) / Size) * Price;
}

public readonly record struct VolumeByHand(decimal[] Bounds, decimal[] Prices, decimal[] Fees) : IByHand
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public decimal Rate(decimal quantity)
    {
        var tier = 0;
        while (tier < Bounds.Length && quantity > Bounds[tier]) tier++;
        return (quantity * Prices[tier]) + Fees[tier];
    }
}

public readonly record struct StairstepByHand(decimal[] Bounds, decimal[] Fees) : IByHand
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public decimal Rate(decimal quantity)
    {
        var tier = 0;
        while (tier < Bounds.Length && quantity > Bounds[tier]) tier++;
        return Fees[tier];
    }
}

public readonly record struct GraduatedByHand(decimal[] Bounds, decimal[] Prices, decimal[] Fees) : IByHand
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public decimal Rate(decimal quantity)
    {
        var total = 0m;
        var lower = 0m;
        for (var tier = 0; ; tier++)
        {
            total += Fees[tier];
            if (tier == Bounds.Length || quantity <= Bounds[tier]) return total + ((quantity - lower) * Prices[tier]);
            total += (Bounds[tier] - lower) * Prices[tier];
            lower = Bounds[tier];
        }
    }
}

public readonly record struct TierPackagesByHand(decimal[] Bounds, decimal[] Prices, decimal[] Sizes) : IByHand
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public decimal Rate(decimal quantity)
    {
        var total = 0m;
        var lower = 0m;
        for (var tier = 0; ; tier++)
        {
            var upper = tier == Bounds.Length ? quantity : Math.Min(quantity, Bounds[tier]);
            total += Math.Ceiling((upper - lower) / Sizes[tier]) * Prices[tier];
            if (upper == quantity) return total;
            lower = upper;
        }
    }
}

public readonly record struct PercentageByHand(decimal Rate, decimal Each, decimal Free, decimal Least, decimal Most)
    : IByHand
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    decimal IByHand.Rate(decimal quantity)
    {
        if (quantity <= Free) return 0m;
        var cost = ((quantity - Free) * Rate / 100m) + Each;
        return cost < Least ? Least : cost > Most ? Most : cost;
    }
}
