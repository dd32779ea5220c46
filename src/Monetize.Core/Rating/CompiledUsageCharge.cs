using Monetize.Monetary;

namespace Monetize.Rating;

/// <summary>
/// A usage charge made ready to rate: first the included quantity, then the price or the limit.
/// </summary>
/// <remarks>
/// Immutable and safe for any number of threads. Nothing is rounded. Usage beyond a limit costs nothing here: a hard
/// limit is kept where usage is let in, not where it is priced.
/// </remarks>
public sealed class CompiledUsageCharge
{
    private readonly CompiledPrice? _price;

    internal CompiledUsageCharge(UsageCharge charge)
    {
        Charge = charge;
        _price = charge.Price is null ? null : RatingEngine.CompileValid(charge.Price);
        MaxParts = 1 + (_price?.MaxParts ?? 1);
    }

    /// <summary>The charge that was compiled.</summary>
    public UsageCharge Charge { get; }

    /// <summary>The largest number of parts that a breakdown can have.</summary>
    public int MaxParts { get; }

    /// <summary>What a period's quantity costs, exactly, in major units.</summary>
    /// <param name="quantity">All that was used, the included quantity with it; 0 or more.</param>
    /// <exception cref="RatingException">The quantity is negative.</exception>
    /// <exception cref="NotExactException">No decimal holds the amount.</exception>
    public decimal Total(decimal quantity)
    {
        var beyond = Beyond(quantity);
        return _price?.Total(beyond) ?? 0m;
    }

    /// <summary>What some more units cost after others.</summary>
    /// <param name="soFar">The units before, 0 or more.</param>
    /// <param name="quantity">The units that come on top, 0 or more.</param>
    /// <returns>An exact amount in major units.</returns>
    /// <exception cref="RatingException">A quantity is negative.</exception>
    /// <exception cref="NotExactException">No decimal holds an amount.</exception>
    public decimal Marginal(decimal soFar, decimal quantity)
    {
        if (quantity < 0m) throw RatingException.Negative(quantity);
        return ExactDecimal.Subtract(Total(ExactDecimal.Add(soFar, quantity)), Total(soFar));
    }

    /// <summary>
    /// What a period's quantity costs, with one part for the included quantity and one for each tier that is reached.
    /// </summary>
    /// <param name="quantity">All that was used, 0 or more.</param>
    /// <param name="parts">Receives the parts; <see cref="MaxParts"/> entries are always enough.</param>
    /// <param name="total">What the quantity costs, exactly; the amounts of the parts add up to it.</param>
    /// <returns>The number of parts written, at least 1.</returns>
    /// <exception cref="RatingException">The quantity is negative.</exception>
    /// <exception cref="NotExactException">No decimal holds an amount.</exception>
    /// <exception cref="ArgumentException"><paramref name="parts"/> is too short.</exception>
    public int Rate(decimal quantity, Span<RatedPart> parts, out decimal total)
    {
        var beyond = Beyond(quantity);
        var included = Charge.Included;
        if (included == 0m) return RateBeyond(beyond, parts, out total);
        if (parts.IsEmpty) throw new ArgumentException("The breakdown has at least one part.", nameof(parts));

        var free = Math.Min(quantity, included);
        parts[0] = new RatedPart(0m, free, free, 0m, 0m, 0m);
        if (beyond == 0m && (_price is null || _price.Total(0m) == 0m))
        {
            total = 0m;
            return 1;
        }

        var count = RateBeyond(beyond, parts[1..], out total);
        foreach (ref var part in parts.Slice(1, count))
        {
            // The stretches of all parts follow one another: the tiers begin where the included quantity ends.
            part = part with { From = ExactDecimal.Add(part.From, free), To = ExactDecimal.Add(part.To, free) };
        }

        return count + 1;
    }

    private decimal Beyond(decimal quantity)
    {
        if (Charge.Included == 0m && _price is not null) return quantity;
        if (quantity < 0m) throw RatingException.Negative(quantity);
        return quantity > Charge.Included ? ExactDecimal.Subtract(quantity, Charge.Included) : 0m;
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
