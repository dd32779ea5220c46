using System.Runtime.CompilerServices;

namespace Monetize.Benchmarks.References;

/// <summary>Usage with the values that choose its price.</summary>
public readonly record struct MatrixUse(string Region, string Model, decimal Quantity);

/// <summary>Each record's price looked up by its values, and all of them added.</summary>
public readonly record struct MatrixByHand(
    Dictionary<(string Region, string Model), decimal> Prices,
    MatrixUse[] Uses)
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public decimal Rate(int from, int count)
    {
        var total = 0m;
        foreach (ref readonly var use in Uses.AsSpan(from, count))
        {
            total += use.Quantity * Prices[(use.Region, use.Model)];
        }

        return total;
    }
}
