using Monetize.Monetary;

namespace Monetize.Rating;

/// <summary>
/// Books a charge in steps: each step is what all usage costs now, less what is booked already. However a period is
/// cut, the steps add up to the price of the whole.
/// </summary>
public static class Booking
{
    /// <summary>One of several lines of a period, by what came on top since the last one.</summary>
    /// <param name="charge">The charge, which reads one quantity for the period.</param>
    /// <param name="currency">The plan's currency.</param>
    /// <param name="step">The usage that came on top, and what was booked before.</param>
    /// <returns>
    /// The line. Its exact value is price(before + now) less price(before), its gross amount the rounded price of all
    /// less the rounded price of what was before; the first line owes price(0).
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The discount is not between 0 and 100 percent.</exception>
    /// <exception cref="RatingException">The quantity of the period is negative and the plan refuses that.</exception>
    /// <exception cref="NotExactException">No decimal holds an amount.</exception>
    public static BookedLine Book(CompiledUsageCharge charge, Currency currency, BookingStep step)
    {
        ArgumentNullException.ThrowIfNull(charge);
        ArgumentNullException.ThrowIfNull(step);
        ArgumentOutOfRangeException.ThrowIfLessThan(step.DiscountPercent, 0m);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(step.DiscountPercent, 100m);
        var all = ExactDecimal.Add(step.PreviousQuantity, step.Quantity);
        var now = new RatedPart[charge.MaxParts];
        var before = new RatedPart[charge.MaxParts];
        var nowCount = charge.Rate(all, now, out var total);
        var beforeCount = 0;
        var booked = 0m;
        if (step.PreviousQuantity != 0m) beforeCount = charge.Rate(step.PreviousQuantity, before, out booked);

        // A difference of rounded totals: rounding each difference would add up to other cents in smaller steps.
        var gross = Money.Of(total, currency).Round() - Money.Of(booked, currency).Round();
        var share = ExactDecimal.Multiply(step.DiscountPercent, 0.01m);
        var discount = (gross * share).Round();
        var soFar = Money.Of(step.PreviouslyBooked, currency);
        discount += SpendBounds.Excess(soFar + gross - discount, charge.Charge.Maximum);
        var trueUp = step.Position == LinePosition.Mid
            ? Money.Zero(currency)
            : SpendBounds.Shortfall(soFar + gross - discount, charge.Charge.Minimum);
        return new BookedLine
        {
            Exact = ExactDecimal.Subtract(total, booked),
            Gross = gross,
            Discount = discount,
            TrueUp = trueUp,
            Breakdown = PartDifference.Of(now.AsSpan(0, nowCount), before.AsSpan(0, beforeCount)),
        };
    }

    /// <summary>
    /// What a snapshot of a period adds to what is booked: the rounded total now less what is booked.
    /// </summary>
    /// <param name="charge">The charge, which reads one quantity for the period.</param>
    /// <param name="currency">The plan's currency.</param>
    /// <param name="quantity">All usage of the period so far.</param>
    /// <param name="booked">What the snapshots before booked, together.</param>
    /// <param name="isLast">Whether the period is over, so that a minimum is owed.</param>
    /// <returns>What is to be booked now; negative where usage was corrected.</returns>
    /// <exception cref="CurrencyMismatchException">What is booked is in another currency.</exception>
    /// <exception cref="RatingException">The quantity is negative and the plan refuses that.</exception>
    /// <exception cref="NotExactException">No decimal holds an amount.</exception>
    public static Money Snapshot(
        CompiledUsageCharge charge,
        Currency currency,
        decimal quantity,
        Money booked,
        bool isLast)
    {
        ArgumentNullException.ThrowIfNull(charge);
        var total = Money.Of(charge.Total(quantity), currency).Round();
        total -= SpendBounds.Excess(total, charge.Charge.Maximum);
        if (isLast) total += SpendBounds.Shortfall(total, charge.Charge.Minimum);
        return total - booked;
    }
}
