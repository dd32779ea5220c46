using System.Globalization;
using Monetize.Catalogs;
using Monetize.Monetary;

namespace Monetize.Subscriptions;

/// <summary>What parts of one period cost, where the whole period has a price.</summary>
/// <remarks>
/// The denominator is always the whole period. Parts are differences of what remains of the period, rounded:
/// part [a, b) = round(remaining at a) - round(remaining at b). So the rest of a period is its share rounded once, and
/// however a period is cut, its parts add up to the rounded price. Discounts come off the price first; one-time charges
/// are never prorated. <see cref="ProrationMethod.None"/> and <see cref="ProrationMethod.Full"/> do not share a period
/// out: a part is free, or costs as much as the whole.
/// </remarks>
public sealed record PeriodProration
{
    private readonly TimeZoneInfo _zone;

    /// <summary>The proration of a period.</summary>
    /// <param name="method">How a part is measured.</param>
    /// <param name="whole">The whole period.</param>
    /// <param name="zone">The zone whose days are counted; seconds are those of UTC.</param>
    public PeriodProration(ProrationMethod method, Period whole, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        Method = method;
        Whole = whole;
        _zone = zone;
    }

    /// <summary>How a part is measured.</summary>
    public ProrationMethod Method { get; }

    /// <summary>The whole period.</summary>
    public Period Whole { get; }

    /// <summary>
    /// The share of a part. A day belongs to the part that ends it: the day of a change to what comes after.
    /// </summary>
    /// <param name="part">A part of the period, which may be empty.</param>
    /// <exception cref="ArgumentOutOfRangeException">The part is not within the period.</exception>
    public ProrationShare ShareOf(Period part)
    {
        Within(part);
        if (part.From >= part.ToExclusive) return ProrationShare.Nothing;
        return Method switch
        {
            ProrationMethod.Second => BySecond(part),
            ProrationMethod.Day => ByDay(part),
            ProrationMethod.None => part == Whole ? ProrationShare.Everything : ProrationShare.Nothing,
            ProrationMethod.Full => ProrationShare.Everything,
            _ => throw new ArgumentOutOfRangeException(nameof(part), Method, "Not a method of proration."),
        };
    }

    /// <summary>
    /// The share that is given back when what was paid for the whole period ends at an instant: the rest by second or
    /// day. The other methods give nothing back but a period that ends as it begins.
    /// </summary>
    /// <param name="at">From the beginning of the period to its end.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is outside the period.</exception>
    public ProrationShare UnusedAt(DateTimeOffset at)
    {
        var rest = Whole with { From = at };
        var share = ShareOf(rest);
        return Method == ProrationMethod.Full && rest != Whole ? ProrationShare.Nothing : share;
    }

    /// <summary>What a part costs; together with the other parts, exactly the rounded price of the period.</summary>
    /// <param name="price">The price of the whole period, after discounts.</param>
    /// <param name="part">A part of the period, which may be empty.</param>
    /// <exception cref="ArgumentOutOfRangeException">The part is not within the period.</exception>
    /// <exception cref="InvalidOperationException">The currency has no minor unit.</exception>
    public Money Of(Money price, Period part)
    {
        Within(part);
        if (Method is ProrationMethod.None or ProrationMethod.Full) return ShareOf(part).Of(price);
        return Remaining(price, part.From) - Remaining(price, part.ToExclusive);
    }

    /// <summary>What replacing one price by another in the middle of a period gives back and costs.</summary>
    /// <param name="oldPrice">What was paid for the whole period, after discounts.</param>
    /// <param name="newPrice">What the whole period costs now, after discounts.</param>
    /// <param name="at">When it is replaced.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is outside the period.</exception>
    /// <exception cref="InvalidOperationException">A currency has no minor unit.</exception>
    public ProratedChange Change(Money oldPrice, Money newPrice, DateTimeOffset at) =>
        ProratedChange.Of(oldPrice, UnusedAt(at), newPrice, ShareOf(Whole with { From = at }));

    /// <summary>
    /// What a change of the interval gives back and costs: the rest of the old period, and the first of the new periods
    /// in full, which begins then.
    /// </summary>
    /// <param name="oldPrice">What was paid for the whole period, after discounts.</param>
    /// <param name="newPrice">What a whole new period costs, after discounts.</param>
    /// <param name="at">When the interval changes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is outside the period.</exception>
    /// <exception cref="InvalidOperationException">A currency has no minor unit.</exception>
    public ProratedChange ChangeInterval(Money oldPrice, Money newPrice, DateTimeOffset at) =>
        ProratedChange.Of(oldPrice, UnusedAt(at), newPrice, ProrationShare.Everything);

    /// <summary>What more or fewer of the same thing cost or give back: the difference alone, rounded once.</summary>
    /// <param name="unitPrice">The price of one for the whole period, after discounts.</param>
    /// <param name="oldQuantity">How many there were.</param>
    /// <param name="newQuantity">How many there are from then on.</param>
    /// <param name="at">When the quantity changes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is outside the period.</exception>
    /// <exception cref="InvalidOperationException">The currency has no minor unit.</exception>
    public ProratedChange ChangeQuantity(Money unitPrice, decimal oldQuantity, decimal newQuantity, DateTimeOffset at)
    {
        var zero = Money.Zero(unitPrice.Currency);
        var isMore = newQuantity >= oldQuantity;
        var difference = unitPrice * (newQuantity - oldQuantity);
        return isMore
            ? new ProratedChange(zero, ShareOf(Whole with { From = at }).Of(difference))
            : new ProratedChange(UnusedAt(at).Of(difference), zero);
    }

    /// <summary>
    /// A credit within its bound: never more than was paid less what was given back already, nor below 0.
    /// </summary>
    /// <param name="credit">What would be given back, as a positive amount.</param>
    /// <param name="paid">What was paid.</param>
    /// <param name="credited">What was given back of it already.</param>
    /// <exception cref="CurrencyMismatchException">The currencies differ.</exception>
    public static Money CapCredit(Money credit, Money paid, Money credited)
    {
        var zero = Money.Zero(credit.Currency);
        var left = paid - credited;
        var capped = credit < left ? credit : left;
        return capped < zero ? zero : capped;
    }

    /// <summary>Method and period, in the invariant culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Method} of {Whole}");

    private Money Remaining(Money price, DateTimeOffset at) => ShareOf(Whole with { From = at }).Of(price);

    private ProrationShare BySecond(Period part)
    {
        var areWhole = part.Ticks % TimeSpan.TicksPerSecond == 0 && Whole.Ticks % TimeSpan.TicksPerSecond == 0;
        var unit = areWhole ? TimeSpan.TicksPerSecond : 1;
        return new ProrationShare(part.Ticks / unit, Whole.Ticks / unit);
    }

    private ProrationShare ByDay(Period part)
    {
        var days = ZonedTime.DaysBetween(Whole.From, Whole.ToExclusive, _zone);

        // A period within one day has no days to count, and its parts no share but the last.
        if (days < 1) return part.ToExclusive == Whole.ToExclusive ? ProrationShare.Everything : ProrationShare.Nothing;
        return new ProrationShare(ZonedTime.DaysBetween(part.From, part.ToExclusive, _zone), days);
    }

    private void Within(Period part)
    {
        if (part.From < Whole.From || part.ToExclusive > Whole.ToExclusive || part.From > part.ToExclusive)
        {
            throw new ArgumentOutOfRangeException(nameof(part), part, $"The part is not within {Whole}.");
        }
    }
}
