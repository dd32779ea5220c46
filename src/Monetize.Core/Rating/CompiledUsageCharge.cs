using Monetize.Catalogs;
using Monetize.Collections;
using Monetize.Metering;
using Monetize.Monetary;

namespace Monetize.Rating;

/// <summary>
/// A usage charge made ready to rate, in the one order that decides every cent: transform the quantity, subtract the
/// allowance, rate what is left.
/// </summary>
/// <remarks>
/// Immutable and safe for any number of threads. Nothing is rounded. Usage beyond a limit costs nothing here: a hard
/// limit is kept where usage is let in, not where it is priced. Minimum and maximum belong to the lines.
/// </remarks>
public sealed class CompiledUsageCharge
{
    private readonly CompiledPrice? _price;
    private readonly PlanSemantics _semantics;
    private readonly VolumeRater? _paidOnceExceeded;

    internal CompiledUsageCharge(UsageCharge charge, PlanSemantics semantics)
    {
        Charge = charge;
        _semantics = semantics;
        _price = charge.Price is null ? null : RatingEngine.CompileValid(charge.Price, Negative);
        if (semantics.VolumeAllowance == VolumeAllowance.PaidOnceExceeded) _paidOnceExceeded = _price as VolumeRater;
        MaxParts = 1 + (_price?.MaxParts ?? 1);
    }

    /// <summary>The charge that was compiled.</summary>
    public UsageCharge Charge { get; }

    /// <summary>The largest number of parts that the breakdown of one quantity can have.</summary>
    public int MaxParts { get; }

    private NegativeQuantity Negative => _semantics.NegativeQuantity;

    /// <summary>What the charge must know of a period's usage, besides its buckets.</summary>
    public UsageReading Reads => _price?.Reads ?? UsageReading.Quantity;

    /// <summary>Whether one quantity for the period is not enough: its price or its buckets need the items.</summary>
    public bool ReadsItems => Charge.Bucket is not null || Reads != UsageReading.Quantity;

    /// <summary>What the next period may use of the quantity that this one includes.</summary>
    /// <param name="quantity">All that was used, the included quantity with it.</param>
    /// <param name="carriedOver">What the last period left, in billed units, 0 or more.</param>
    /// <returns>In billed units, from 0 to <see cref="UsageCharge.RolloverMaximum"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">What was carried over is negative.</exception>
    /// <exception cref="NotExactException">No decimal holds the billed units.</exception>
    public decimal Carry(decimal quantity, decimal carriedOver)
    {
        if (Charge.RolloverMaximum == 0m) return 0m;
        var used = quantity > 0m ? BilledUnits.Of(Charge, quantity) : 0m;
        return AllowanceRollover.Carry(Charge.Included, carriedOver, used, Charge.RolloverMaximum);
    }

    /// <summary>The billed units of a quantity: what is held against the included quantity.</summary>
    /// <param name="quantity">In the meter's unit, 0 or more.</param>
    /// <exception cref="NotExactException">No decimal holds the billed units.</exception>
    internal decimal Units(decimal quantity) => BilledUnits.Of(Charge, quantity);

    /// <summary>What a period's quantity costs, exactly, in major units.</summary>
    /// <param name="quantity">All that was used, the included quantity with it.</param>
    /// <param name="carriedOver">What the last period left of its included quantity, in billed units.</param>
    /// <exception cref="RatingException">The quantity is negative and the plan refuses that.</exception>
    /// <exception cref="NotExactException">No decimal holds the amount.</exception>
    public decimal Total(decimal quantity, decimal carriedOver = 0m)
    {
        if (quantity < 0m) return Negative.Sign() * Total(Negative.Magnitude(quantity), carriedOver);
        var units = BilledUnits.Of(Charge, quantity);
        var beyond = Beyond(units, carriedOver);
        if (_price is null || IsFree(beyond, carriedOver)) return 0m;
        return _paidOnceExceeded is null ? _price.Total(beyond) : _paidOnceExceeded.TotalSelected(units, beyond);
    }

    /// <summary>
    /// What a period's usage costs: bucket by bucket, item by item or by its sum, as the charge says.
    /// </summary>
    /// <param name="items">
    /// The items, in the order of time and then key; one for each bucket where there are any.
    /// </param>
    /// <param name="carriedOver">What the last period left of its included quantity, in billed units.</param>
    /// <exception cref="RatingException">A quantity is negative, or no cell prices an item.</exception>
    /// <exception cref="NotExactException">No decimal holds an amount.</exception>
    public decimal Total(ReadOnlySpan<UsageItem> items, decimal carriedOver = 0m)
    {
        if (!ReadsItems) return Total(Sum(items), carriedOver);
        if (Charge.Bucket is null) return _price!.Total(items);
        var total = 0m;
        foreach (var item in items) total = ExactDecimal.Add(total, Total(item.Quantity));
        return total;
    }

    /// <summary>What some more units cost after others; for charges that read one quantity for the period.</summary>
    /// <param name="soFar">The units before, 0 or more.</param>
    /// <param name="quantity">The units that come on top, 0 or more.</param>
    /// <returns>An exact amount in major units.</returns>
    /// <exception cref="RatingException">A quantity is negative.</exception>
    /// <exception cref="NotExactException">No decimal holds an amount.</exception>
    public decimal Marginal(decimal soFar, decimal quantity) => Marginal(soFar, quantity, carriedOver: 0m);

    /// <summary>The same, in a period that was given something of the last one.</summary>
    /// <param name="soFar">The units before, 0 or more.</param>
    /// <param name="quantity">The units that come on top, 0 or more.</param>
    /// <param name="carriedOver">What the last period left of its included quantity, in billed units.</param>
    /// <returns>An exact amount in major units.</returns>
    /// <exception cref="RatingException">A quantity is negative.</exception>
    /// <exception cref="NotExactException">No decimal holds an amount.</exception>
    public decimal Marginal(decimal soFar, decimal quantity, decimal carriedOver)
    {
        if (quantity < 0m) throw RatingException.Negative(quantity);
        return ExactDecimal.Subtract(
            Total(ExactDecimal.Add(soFar, quantity), carriedOver), Total(soFar, carriedOver));
    }

    /// <summary>
    /// What a period's quantity costs, with one part for the included quantity and one for each tier that is reached.
    /// </summary>
    /// <param name="quantity">All that was used.</param>
    /// <param name="parts">Receives the parts; <see cref="MaxParts"/> entries are always enough.</param>
    /// <param name="total">What the quantity costs, exactly; the amounts of the parts add up to it.</param>
    /// <param name="carriedOver">What the last period left of its included quantity, in billed units.</param>
    /// <returns>The number of parts written, at least 1.</returns>
    /// <exception cref="RatingException">The quantity is negative and the plan refuses that.</exception>
    /// <exception cref="NotExactException">No decimal holds an amount.</exception>
    /// <exception cref="ArgumentException"><paramref name="parts"/> is too short.</exception>
    public int Rate(decimal quantity, Span<RatedPart> parts, out decimal total, decimal carriedOver = 0m) =>
        Rate(quantity, parts, out total, carriedOver, discountUnits: 0m);

    /// <summary>The same, with units that are not priced and yet waive no flat fee.</summary>
    internal int Rate(
        decimal quantity,
        Span<RatedPart> parts,
        out decimal total,
        decimal carriedOver,
        decimal discountUnits)
    {
        if (quantity < 0m)
        {
            var count = Rate(Negative.Magnitude(quantity), parts, out var magnitude, carriedOver, discountUnits);
            foreach (ref var part in parts[..count]) part = part.Times(Negative.Sign());
            total = Negative.Sign() * magnitude;
            return count;
        }

        var units = BilledUnits.Of(Charge, quantity);
        var beyond = Beyond(units, ExactDecimal.Add(carriedOver, discountUnits));
        if (_paidOnceExceeded is not null && beyond > 0m)
        {
            return _paidOnceExceeded.RateSelected(units, beyond, parts, out total);
        }

        return RateAfterIncluded(units, beyond, IsFree(beyond, carriedOver), parts, out total);
    }

    /// <summary>What a period's usage costs, with its parts.</summary>
    /// <param name="items">
    /// The items, in the order of time and then key; one for each bucket where there are any.
    /// </param>
    /// <param name="total">What the usage costs, exactly; the amounts of the parts add up to it.</param>
    /// <param name="carriedOver">What the last period left of its included quantity, in billed units.</param>
    /// <returns>The parts, at least 1.</returns>
    /// <exception cref="RatingException">A quantity is negative, or no cell prices an item.</exception>
    /// <exception cref="NotExactException">No decimal holds an amount.</exception>
    public RatedPart[] Rate(ReadOnlySpan<UsageItem> items, out decimal total, decimal carriedOver = 0m)
    {
        var parts = new RatedPart[MaxParts];
        if (Charge.Bucket is null)
        {
            return Reads == UsageReading.Quantity
                ? parts[..Rate(Sum(items), parts, out total, carriedOver)]
                : _price!.Rate(items, out total);
        }

        total = 0m;
        var all = new List<RatedPart>();
        foreach (var item in items)
        {
            var count = Rate(item.Quantity, parts, out var amount);
            foreach (var part in parts.AsSpan(0, count)) all.Add(part with { Label = item.Label });
            total = ExactDecimal.Add(total, amount);
        }

        return all.Count == 0 ? [new RatedPart(0m, 0m, 0m, 0m, 0m, 0m)] : [.. all];
    }

    /// <summary>
    /// Whether a record at an instant has a part in a period: what sets a level has one in all that follow.
    /// </summary>
    internal bool Counts(DateTimeOffset time, Period period) => period.Contains(time)
        || (time < period.From && Charge.Meter.Aggregation == Aggregation.WeightedSum);

    /// <summary>
    /// The dimension values that the price or the meter reads: what nobody reads must not keep cells apart.
    /// </summary>
    internal ValueMap ReadOf(ValueMap dimensions)
    {
        if (dimensions.Count == 0) return dimensions;
        var cells = (Charge.Price as MatrixPrice)?.Dimensions ?? [];
        var counted = Charge.Meter.CountedDimension;
        return ValueMap.Of(dimensions.Where(entry => entry.Key == counted || cells.Contains(entry.Key)));
    }

    /// <summary>Whether there is an included quantity, and usage beyond it.</summary>
    internal bool Exceeds(ReadOnlySpan<UsageItem> items, decimal carriedOver)
    {
        if (Charge.Included == 0m && carriedOver == 0m) return false;
        if (Charge.Bucket is null) return Beyond(items, carriedOver);
        for (var i = 0; i < items.Length; i++)
        {
            if (Beyond(items.Slice(i, 1), carriedOver: 0m)) return true;
        }

        return false;
    }

    private bool Beyond(ReadOnlySpan<UsageItem> items, decimal carriedOver) =>
        Sum(items) is > 0m and var quantity && Beyond(BilledUnits.Of(Charge, quantity), carriedOver) > 0m;

    private static decimal Sum(ReadOnlySpan<UsageItem> items)
    {
        var sum = 0m;
        foreach (var item in items) sum = ExactDecimal.Add(sum, item.Quantity);
        return sum;
    }

    private decimal Beyond(decimal units, decimal carriedOver)
    {
        if (Charge.Included == 0m && carriedOver == 0m) return units;
        var included = ExactDecimal.Add(Charge.Included, carriedOver);
        return units > included ? ExactDecimal.Subtract(units, included) : 0m;
    }

    // Within an allowance nothing is owed, not even a flat fee; without one, quantity 0 owes what the plan says.
    private bool IsFree(decimal beyond, decimal carriedOver) =>
        beyond == 0m && (Charge.Included > 0m || carriedOver > 0m || _semantics.ZeroUsage == ZeroUsage.Free);

    private int RateAfterIncluded(
        decimal units,
        decimal beyond,
        bool isFree,
        Span<RatedPart> parts,
        out decimal total)
    {
        var included = units - beyond;
        var offset = included > 0m || isFree ? 1 : 0;
        if (parts.Length < offset) throw new ArgumentException("The breakdown has at least one part.", nameof(parts));
        if (offset == 1) parts[0] = new RatedPart(0m, included, included, 0m, 0m, 0m);
        if (isFree)
        {
            total = 0m;
            return 1;
        }

        var count = RateBeyond(beyond, parts[offset..], out total);
        foreach (ref var part in parts.Slice(offset, offset == 0 ? 0 : count))
        {
            // The stretches of all parts follow one another: the tiers begin where the included quantity ends.
            part = part with { From = ExactDecimal.Add(part.From, included), To = ExactDecimal.Add(part.To, included) };
        }

        return offset + count;
    }

    private int RateBeyond(decimal beyond, Span<RatedPart> parts, out decimal total)
    {
        if (_price is not null) return _price.Rate(beyond, parts, out total);
        if (parts.IsEmpty) throw new ArgumentException("The breakdown has one more part.", nameof(parts));
        parts[0] = new RatedPart(0m, beyond, beyond, 0m, 0m, 0m);
        total = 0m;
        return 1;
    }
}
