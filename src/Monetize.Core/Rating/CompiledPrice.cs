using System.Globalization;
using Monetize.Metering;
using Monetize.Monetary;

namespace Monetize.Rating;

/// <summary>
/// A price made ready to rate many quantities: validated once, its tiers turned into running totals and, where the
/// figures allow, into integers. <see cref="RatingEngine"/> makes it; there is one kind for each kind of price.
/// </summary>
/// <remarks>
/// Immutable and safe for any number of threads. Nothing is rounded: every result is exact or a
/// <see cref="NotExactException"/>. Totals and breakdowns allocate nothing as long as a decimal holds each step.
/// </remarks>
public abstract class CompiledPrice
{
    private protected CompiledPrice(Price price) => Price = price;

    /// <summary>The price that was compiled.</summary>
    public Price Price { get; }

    /// <summary>The largest number of parts that a breakdown can have.</summary>
    public abstract int MaxParts { get; }

    /// <summary>What the price must know of a period's usage.</summary>
    public virtual UsageReading Reads => UsageReading.Quantity;

    /// <summary>
    /// What a quantity costs, exactly, in major units. To a price that reads records it is one record; to a matrix it
    /// is usage without dimensions.
    /// </summary>
    /// <param name="quantity">In billed units, 0 or more.</param>
    /// <exception cref="RatingException">The quantity is negative.</exception>
    /// <exception cref="NotExactException">No decimal holds the amount.</exception>
    public abstract decimal Total(decimal quantity);

    /// <summary>
    /// What usage costs, item by item where the price reads items, else by the sum of the quantities.
    /// </summary>
    /// <param name="items">The items, in the order of time and then key.</param>
    /// <exception cref="RatingException">A quantity is negative, or no cell prices an item.</exception>
    /// <exception cref="NotExactException">No decimal holds an amount.</exception>
    public virtual decimal Total(ReadOnlySpan<UsageItem> items) => Total(SumOf(items));

    /// <summary>What usage costs, with its parts.</summary>
    /// <param name="items">The items, in the order of time and then key.</param>
    /// <param name="total">What the usage costs, exactly; the amounts of the parts add up to it.</param>
    /// <returns>The parts, at least 1.</returns>
    /// <exception cref="RatingException">A quantity is negative, or no cell prices an item.</exception>
    /// <exception cref="NotExactException">No decimal holds an amount.</exception>
    public virtual RatedPart[] Rate(ReadOnlySpan<UsageItem> items, out decimal total)
    {
        var parts = new RatedPart[MaxParts];
        return parts[..Rate(SumOf(items), parts, out total)];
    }

    /// <summary>
    /// What a quantity costs where another quantity chooses the tier of a volume price, as when a whole group's usage
    /// earns the tier. Prices of other kinds choose nothing and ignore it.
    /// </summary>
    /// <param name="quantity">What is priced, in billed units, 0 or more.</param>
    /// <param name="selection">What chooses the tier, 0 or more.</param>
    /// <returns>An exact amount in major units.</returns>
    /// <exception cref="RatingException">A quantity is negative.</exception>
    /// <exception cref="NotExactException">No decimal holds the amount.</exception>
    public virtual decimal TotalSelected(decimal quantity, decimal selection) => Total(quantity);

    /// <summary>What a quantity costs, with one part for each tier that is reached.</summary>
    /// <param name="quantity">In billed units, 0 or more.</param>
    /// <param name="parts">Receives the parts; <see cref="MaxParts"/> entries are always enough.</param>
    /// <param name="total">What the quantity costs, exactly; the amounts of the parts add up to it.</param>
    /// <returns>The number of parts written, at least 1.</returns>
    /// <exception cref="RatingException">The quantity is negative.</exception>
    /// <exception cref="NotExactException">No decimal holds an amount.</exception>
    /// <exception cref="ArgumentException"><paramref name="parts"/> is too short.</exception>
    public abstract int Rate(decimal quantity, Span<RatedPart> parts, out decimal total);

    /// <summary>What many quantities cost, each by itself.</summary>
    /// <param name="quantities">In billed units, 0 or more each.</param>
    /// <param name="totals">Receives the amounts in the same order; at least as long.</param>
    /// <exception cref="RatingException">A quantity is negative.</exception>
    /// <exception cref="NotExactException">No decimal holds an amount.</exception>
    /// <exception cref="ArgumentException"><paramref name="totals"/> is too short.</exception>
    public void Totals(ReadOnlySpan<decimal> quantities, Span<decimal> totals)
    {
        if (totals.Length < quantities.Length)
        {
            throw new ArgumentException("There must be room for one total per quantity.", nameof(totals));
        }

        for (var i = 0; i < quantities.Length; i++) totals[i] = Total(quantities[i]);
    }

    /// <summary>What one unit of a quantity comes to on average.</summary>
    /// <param name="quantity">In billed units, 0 or more.</param>
    /// <param name="digits">
    /// The digit at which the quotient is rounded half away from zero, since it need not end; 16 by default.
    /// </param>
    /// <returns>The total over the quantity, in major units; 0 at quantity 0.</returns>
    /// <exception cref="RatingException">The quantity is negative.</exception>
    /// <exception cref="NotExactException">No decimal holds the amount or the quotient.</exception>
    public decimal AverageUnitPrice(decimal quantity, int digits = 16)
    {
        var total = Total(quantity);
        return quantity == 0m
            ? 0m
            : ExactDecimal.DivideRounded(total, quantity, digits, RoundingMode.HalfAwayFromZero);
    }

    /// <summary>
    /// What some more units cost after others: the price of all less the price of those before. The marginal costs of
    /// a sequence add up to the price of its sum, less what quantity 0 costs.
    /// </summary>
    /// <param name="soFar">The units before, 0 or more.</param>
    /// <param name="quantity">The units that come on top, 0 or more.</param>
    /// <returns>An exact amount in major units; negative where a volume price drops at a bound.</returns>
    /// <exception cref="RatingException">A quantity is negative.</exception>
    /// <exception cref="NotExactException">No decimal holds an amount.</exception>
    public decimal Marginal(decimal soFar, decimal quantity)
    {
        if (quantity < 0m) throw RatingException.Negative(quantity);
        return ExactDecimal.Subtract(Total(ExactDecimal.Add(soFar, quantity)), Total(soFar));
    }

    private static decimal SumOf(ReadOnlySpan<UsageItem> items)
    {
        var sum = 0m;
        foreach (var item in items) sum = ExactDecimal.Add(sum, item.Quantity);
        return sum;
    }

    private protected void RequireRoom(Span<RatedPart> parts, int needed)
    {
        if (parts.Length < needed)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The breakdown has {needed} parts and there is room for {parts.Length}; give {MaxParts}."),
                nameof(parts));
        }
    }
}
