namespace Monetize.Benchmarks.References;

/// <summary>The loop of a first version: what is left of the quantity, tier by tier.</summary>
public static class NaiveForeach
{
    public static decimal Total(List<NaiveTier> tiers, decimal quantity)
    {
        var total = 0m;
        var lower = 0m;
        foreach (var tier in tiers)
        {
            if (tier.UpTo is not { } upper || quantity <= upper)
            {
                total += (quantity - lower) * tier.Price;
                break;
            }

            total += (upper - lower) * tier.Price;
            lower = upper;
        }

        return total;
    }
}
