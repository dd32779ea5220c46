namespace Monetize.Benchmarks.References;

/// <summary>Graduated pricing written down in LINQ, line by line.</summary>
public static class NaiveLinq
{
    public static decimal Total(List<NaiveTier> tiers, decimal quantity)
    {
        var ordered = tiers.OrderBy(tier => tier.UpTo ?? decimal.MaxValue).ToList();
        return ordered
            .Select((tier, index) =>
            {
                var lower = index == 0 ? 0m : ordered[index - 1].UpTo!.Value;
                var units = Math.Max(0m, Math.Min(quantity, tier.UpTo ?? decimal.MaxValue) - lower);
                return units * tier.Price;
            })
            .Sum();
    }
}
