using Monetize.Catalogs;
using Monetize.Collections;
using Monetize.Monetary;
using Monetize.Rating;
using Monetize.Subscriptions;

namespace Monetize.Invoicing;

/// <summary>What a recurring charge comes to in a period, exactly, and what is left of it.</summary>
internal sealed class RecurringTotal
{
    private readonly decimal _price;
    private readonly BookedTotal _booked;
    private readonly List<(decimal Quantity, ProrationShare Share)> _terms;

    public RecurringTotal(
        PeriodProration proration, decimal price, List<SubscriptionSegment> segments, BookedTotal booked)
    {
        _price = price;
        _booked = booked;
        _terms = Terms(proration, segments);
        Exact = _terms.Count == 1 ? Of(_terms[0]) : ExactAmount.Of(0m);
        if (_terms.Count > 1) Exact = _terms.Aggregate(Exact, (sum, term) => sum.Plus(Of(term)));
        Left = Exact.Plus(booked.Exact.Negated());
    }

    /// <summary>All of it.</summary>
    public ExactAmount Exact { get; }

    /// <summary>All of it less what is booked.</summary>
    public ExactAmount Left { get; }

    /// <summary>Whether nothing was owed so far, and nothing is.</summary>
    public bool IsNothing => _booked.Lines == 0 && _terms.Count == 0;

    /// <summary>What is left as people read it: so many, times the price, times the share of the period.</summary>
    /// <param name="rest">The share of the period from now on, which a change concerns.</param>
    /// <returns>The quantity, the amount, and the parts that add up to its whole.</returns>
    public (decimal Quantity, ExactAmount Exact, ValueArray<RatedPart> Parts) Line(ProrationShare rest)
    {
        (decimal Quantity, ProrationShare Share)? one = _booked.Lines > 0 && Units(rest.Reduced) is { } units
            ? (units, rest)
            : _booked.Lines == 0 && _terms.Count == 1 ? _terms[0] : null;
        if (one is { } term) return (term.Quantity, Of(term), [Part(term.Quantity)]);
        var over = _terms.Select(static term => term.Share.Whole).Append(_booked.Exact.Share.Whole)
            .Aggregate(1L, ExactAmount.CommonMultiple);
        var parts = _terms.Select(term => Part(Over(term.Quantity, term.Share, over))).ToList();
        if (_booked.Lines > 0)
        {
            var before = -Over(_booked.Exact.Whole, _booked.Exact.Share, over);
            parts.Add(new RatedPart(0m, 1m, 1m, before, 0m, before, "billed before"));
        }

        var whole = parts.Aggregate(0m, static (sum, part) => ExactDecimal.Add(sum, part.Amount));
        var last = _booked.Lines == 0 ? _terms[^1].Quantity : 1m;
        return (last, new ExactAmount(whole, new ProrationShare(1, over)), [.. parts]);
    }

    private static List<(decimal Quantity, ProrationShare Share)> Terms(
        PeriodProration proration, List<SubscriptionSegment> segments)
    {
        if (segments.Count == 0) return [];
        var begins = segments[0].Span.From == proration.Whole.From;
        return proration.Method switch
        {
            ProrationMethod.Full => [(segments.Max(static segment => segment.Quantity), ProrationShare.Everything)],
            ProrationMethod.None => begins ? [(segments[0].Quantity, ProrationShare.Everything)] : [],
            _ => Stretches(proration, segments),
        };
    }

    private static List<(decimal Quantity, ProrationShare Share)> Stretches(
        PeriodProration proration, List<SubscriptionSegment> segments)
    {
        var terms = new List<(decimal Quantity, ProrationShare Share)>();
        foreach (var segment in segments)
        {
            var share = proration.ShareOf(segment.Span);
            if (share.Part == 0) continue;
            var place = terms.FindIndex(
                term => term.Quantity == segment.Quantity && term.Share.Whole == share.Whole);
            if (place < 0) terms.Add((segment.Quantity, share));
            else terms[place] = (segment.Quantity, new(terms[place].Share.Part + share.Part, share.Whole));
        }

        return terms.ConvertAll(static term => (term.Quantity, term.Share.Reduced));
    }

    // How many it is that came or went: the quantity whose price for the rest of the period is what is left.
    private decimal? Units(ProrationShare rest)
    {
        if (_price == 0m || rest.Part == 0) return null;
        return ExactDecimal.TryMultiply(Left.Whole, Left.Share.Part, out var part)
            && ExactDecimal.TryMultiply(part, rest.Whole, out var dividend)
            && ExactDecimal.TryMultiply(_price, Left.Share.Whole, out var whole)
            && ExactDecimal.TryMultiply(whole, rest.Part, out var divisor)
            && ExactDecimal.TryDivide(dividend, divisor, out var units)
                ? units
                : null;
    }

    private ExactAmount Of((decimal Quantity, ProrationShare Share) term) =>
        new(ExactDecimal.Multiply(_price, term.Quantity), term.Share.Reduced);

    private RatedPart Part(decimal quantity) => new(
        0m, Math.Abs(quantity), quantity, _price, 0m, ExactDecimal.Multiply(_price, quantity));

    private static decimal Over(decimal value, ProrationShare share, long over) =>
        ExactDecimal.Multiply(value, ExactDecimal.Multiply(share.Part, over / share.Whole));
}
