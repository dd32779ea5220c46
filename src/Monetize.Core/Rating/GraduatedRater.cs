using System.Globalization;
using Monetize.Collections;
using Monetize.Monetary;

namespace Monetize.Rating;

/// <summary>
/// Rates <see cref="GraduatedPrice"/>: each unit at the price of the tier that it falls into, each reached tier with
/// its flat fee. The tiers below the last reached one are complete and their parts are made once.
/// </summary>
internal sealed class GraduatedRater : CompiledPrice
{
    private readonly ValueArray<Tier> _priceTiers;
    private readonly LinearTiers _tiers;
    private readonly RatedPart[] _complete;
    private readonly decimal?[] _below;
    private readonly bool _isStepped;

    public GraduatedRater(GraduatedPrice price)
        : base(price)
    {
        _priceTiers = price.Tiers;
        _complete = new RatedPart[price.Tiers.Count - 1];
        _below = new decimal?[price.Tiers.Count];
        _isStepped = price.Tiers.Any(TierAmount.IsStepped);
        _tiers = new LinearTiers(Accumulate(price.Tiers, _complete, _below));
    }

    public override int MaxParts => _priceTiers.Count;

    public override decimal Total(decimal quantity)
    {
        if (!_isStepped) return _tiers.Total(quantity);
        return SteppedTotal(quantity, out _, out _);
    }

    public override int Rate(decimal quantity, Span<RatedPart> parts, out decimal total)
    {
        if (_isStepped)
        {
            total = SteppedTotal(quantity, out var reached, out var part);
            RequireRoom(parts, reached + 1);
            parts[reached] = part;
            _complete.AsSpan(0, reached).CopyTo(parts);
            return reached + 1;
        }

        total = _tiers.Total(quantity, out var last);
        RequireRoom(parts, last + 1);
        _complete.AsSpan(0, last).CopyTo(parts);
        var tier = _priceTiers[last];
        var lower = Lower(last);
        parts[last] = new RatedPart(
            lower,
            quantity,
            ExactDecimal.Subtract(quantity, lower),
            tier.UnitPrice,
            tier.FlatFee,
            ExactDecimal.Subtract(total, _below[last] ?? 0m));
        return last + 1;
    }

    private static LinearTier[] Accumulate(ValueArray<Tier> tiers, Span<RatedPart> complete, Span<decimal?> belows)
    {
        var linear = new LinearTier[tiers.Count];
        var lower = 0m;
        decimal? below = 0m;
        for (var i = 0; i < tiers.Count; i++)
        {
            var tier = tiers[i];
            belows[i] = below;
            linear[i] = new LinearTier(tier.UpToInclusive ?? 0m, lower, tier.UnitPrice, Sum(below, tier.FlatFee));
            if (tier.UpToInclusive is not { } upper) break;

            // Figures too large for a decimal only matter to quantities that get there: those meet the null.
            var part = TierAmount.PartOf(tier, lower, upper);
            complete[i] = part ?? default;
            below = Sum(below, part?.Amount);
            lower = upper;
        }

        return linear;
    }

    private static decimal? Sum(decimal? left, decimal? right) =>
        left is { } a && right is { } b && ExactDecimal.TryAdd(a, b, out var sum) ? sum : null;

    private decimal Lower(int tier) => tier == 0 ? 0m : _complete[tier - 1].To;

    private decimal SteppedTotal(decimal quantity, out int last, out RatedPart part)
    {
        last = _tiers.Find(quantity);
        if (_below[last] is { } below
            && TierAmount.PartOf(_priceTiers[last], Lower(last), quantity) is { } reached
            && ExactDecimal.TryAdd(below, reached.Amount, out var total))
        {
            part = reached;
            return total;
        }

        throw new NotExactException(string.Create(
            CultureInfo.InvariantCulture,
            $"The amount of quantity {quantity} has no exact decimal of 28 digits; use fewer decimals."));
    }
}
