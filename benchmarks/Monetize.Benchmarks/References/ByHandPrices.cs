namespace Monetize.Benchmarks.References;

/// <summary>Each kind of price as one writes it down by hand, with decimals and without allocations.</summary>
public static class ByHandPrices
{
    public static decimal Flat(decimal amount) => amount;

    public static decimal PerUnit(decimal quantity, decimal unitPrice) => quantity * unitPrice;

    public static decimal Package(decimal quantity, decimal size, decimal price, decimal freeUnits) =>
        Math.Ceiling(Math.Max(0m, quantity - freeUnits) / size) * price;

    public static decimal Volume(decimal quantity, decimal[] bounds, decimal[] prices, decimal[] fees)
    {
        var tier = 0;
        while (tier < bounds.Length && quantity > bounds[tier]) tier++;
        return (quantity * prices[tier]) + fees[tier];
    }

    public static decimal Stairstep(decimal quantity, decimal[] bounds, decimal[] fees)
    {
        var tier = 0;
        while (tier < bounds.Length && quantity > bounds[tier]) tier++;
        return fees[tier];
    }

    public static decimal GraduatedWithFees(decimal quantity, decimal[] bounds, decimal[] prices, decimal[] fees)
    {
        var total = 0m;
        var lower = 0m;
        for (var tier = 0; ; tier++)
        {
            total += fees[tier];
            if (tier == bounds.Length || quantity <= bounds[tier]) return total + ((quantity - lower) * prices[tier]);
            total += (bounds[tier] - lower) * prices[tier];
            lower = bounds[tier];
        }
    }

    public static decimal GraduatedInPackages(decimal quantity, decimal[] bounds, decimal[] prices, decimal[] sizes)
    {
        var total = 0m;
        var lower = 0m;
        for (var tier = 0; ; tier++)
        {
            var upper = tier == bounds.Length ? quantity : Math.Min(quantity, bounds[tier]);
            total += Math.Ceiling((upper - lower) / sizes[tier]) * prices[tier];
            if (upper == quantity) return total;
            lower = upper;
        }
    }

    public static decimal Percentage(decimal amount, decimal rate, decimal each, decimal free, decimal least, decimal most)
    {
        if (amount <= free) return 0m;
        var cost = ((amount - free) * rate / 100m) + each;
        return cost < least ? least : cost > most ? most : cost;
    }
}
