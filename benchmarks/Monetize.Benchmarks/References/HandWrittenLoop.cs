using Monetize.Rating;

namespace Monetize.Benchmarks.References;

/// <summary>The best loop that one writes by hand with decimals: arrays, no allocation, nothing but the price.</summary>
public sealed class HandWrittenLoop
{
    private readonly decimal[] _upTo;
    private readonly decimal[] _prices;

    public HandWrittenLoop(IReadOnlyList<NaiveTier> tiers)
    {
        _upTo = [.. tiers.Select(tier => tier.UpTo ?? decimal.MaxValue)];
        _prices = [.. tiers.Select(tier => tier.Price)];
    }

    public decimal Total(decimal quantity)
    {
        var total = 0m;
        var lower = 0m;
        for (var i = 0; i < _upTo.Length; i++)
        {
            var upper = _upTo[i];
            if (quantity <= upper) return total + ((quantity - lower) * _prices[i]);
            total += (upper - lower) * _prices[i];
            lower = upper;
        }

        return total;
    }

    public int Rate(decimal quantity, Span<RatedPart> lines, out decimal total)
    {
        total = 0m;
        var lower = 0m;
        for (var i = 0; i < _upTo.Length; i++)
        {
            var upper = Math.Min(quantity, _upTo[i]);
            var units = upper - lower;
            var amount = units * _prices[i];
            total += amount;
            lines[i] = new RatedPart(lower, upper, units, _prices[i], 0m, amount);
            if (quantity <= _upTo[i]) return i + 1;
            lower = upper;
        }

        return _upTo.Length;
    }
}
