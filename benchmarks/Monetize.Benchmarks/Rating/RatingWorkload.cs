using Monetize.Benchmarks.References;

namespace Monetize.Benchmarks.Rating;

/// <summary>The price tables and the quantities that every variant rates.</summary>
public static class RatingWorkload
{
    /// <summary>What 100,000 ratings of the three-tier price add up to, whoever computes it.</summary>
    public const decimal ThreeTierChecksum = 88_643_472.896m;

    public const int Count = 100_000;

    public static List<NaiveTier> ThreeTiers() =>
        [new NaiveTier(10_000m, 0.01m), new NaiveTier(100_000m, 0.008m), new NaiveTier(null, 0.005m)];

    /// <summary>Bounds i * 200,000 / n and unit prices that fall from 0.01 towards 0.005, the last tier open.</summary>
    public static List<NaiveTier> Tiers(int n) =>
        [.. Enumerable.Range(1, n).Select(i => new NaiveTier(
            i == n ? null : i * 200_000m / n,
            0.01m - ((i - 1) * 0.005m / n)))];

    public static decimal[] Quantities()
    {
        var quantities = new decimal[Count];
        uint state = 12345;
        for (var i = 0; i < quantities.Length; i++)
        {
            state = ((state * 1103515245) + 12345) & 0x7fffffff;
            quantities[i] = (state % 250_000) + 1;
        }

        return quantities;
    }

    public static GraduatedPrice Price(IReadOnlyList<NaiveTier> tiers) =>
        Monetize.Price.Graduated([.. tiers.Select(tier => new Tier { UpToInclusive = tier.UpTo, UnitPrice = tier.Price })]);
}
