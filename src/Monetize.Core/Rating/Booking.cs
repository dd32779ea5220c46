using Monetize.Collections;
using Monetize.Metering;
using Monetize.Monetary;

namespace Monetize.Rating;

/// <summary>
/// Books a charge in steps: each step is what all usage costs now, less what is booked already. However a period is
/// cut, the steps add up to the price of the whole.
/// </summary>
public static class Booking
{
    /// <summary>One of several lines of a period, by what came on top since the last one.</summary>
    /// <param name="charge">The charge.</param>
    /// <param name="currency">The plan's currency.</param>
    /// <param name="step">The usage that came on top, and what was booked before.</param>
    /// <returns>
    /// The line. Its exact value is price(now) less price(before), its gross amount the rounded price of all less the
    /// rounded price of what was before; the first line owes price(0). The first line is the one with nothing before
    /// it: no usage, no amount, and no <see cref="BookingStep.HasEarlierLines"/>.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// The step has a quantity where the charge reads items, or items where it reads a quantity.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The discount is not between 0 and 100 percent, or discounted or carried units are negative.
    /// </exception>
    /// <exception cref="RatingException">The usage of the period is negative and the plan refuses that.</exception>
    /// <exception cref="NotExactException">No decimal holds an amount.</exception>
    public static BookedLine Book(CompiledUsageCharge charge, Currency currency, BookingStep step)
    {
        ArgumentNullException.ThrowIfNull(charge);
        ArgumentNullException.ThrowIfNull(step);
        ThrowIfUnusable(charge, step);
        var now = Price(charge, step, step.Items.AsSpan(), All(step), out var total);
        var booked = 0m;
        RatedPart[] before = step.IsFirst
            ? []
            : Price(charge, step, step.PreviousItems.AsSpan(), step.PreviousQuantity, out booked);

        // A difference of rounded totals: rounding each difference would add up to other cents in smaller steps.
        var gross = Money.Of(total, currency).Round() - Money.Of(booked, currency).Round();
        var share = ExactDecimal.Multiply(step.DiscountPercent, 0.01m);
        var percent = (gross * share).Round();

        // The bounds act on the period as a whole: what all lines come to, less what the maximum took off before.
        var previousExcess = Money.Of(step.PreviousExcess, currency);
        var uncapped = Money.Of(step.PreviouslyBooked, currency) + previousExcess + gross - percent;
        var excess = SpendBounds.Excess(uncapped, charge.Charge.Maximum);
        var trueUp = step.Position == LinePosition.Mid
            ? Money.Zero(currency)
            : SpendBounds.Shortfall(uncapped - excess, charge.Charge.Minimum);
        return new BookedLine
        {
            Charge = charge.Charge,
            Quantity = ExactDecimal.Subtract(
                Sum(step.Items, All(step)), Sum(step.PreviousItems, step.PreviousQuantity)),
            Exact = ExactDecimal.Subtract(total, booked),
            Gross = gross,
            PercentOff = percent,
            Excess = excess - previousExcess,
            TrueUp = trueUp,
            Breakdown = PartDifference.Of(now, before),
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
    /// <exception cref="ArgumentException">The charge reads items: use the overload with them.</exception>
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
        if (charge.ReadsItems) throw ItemsNeeded(charge);
        return Snapshot(charge, Money.Of(charge.Total(quantity), currency), booked, isLast);
    }

    /// <summary>The same for a charge of any kind, by the items of the period so far.</summary>
    /// <param name="charge">The charge.</param>
    /// <param name="currency">The plan's currency.</param>
    /// <param name="items">All items of the period so far, as the charge reads them.</param>
    /// <param name="booked">What the snapshots before booked, together.</param>
    /// <param name="isLast">Whether the period is over, so that a minimum is owed.</param>
    /// <returns>What is to be booked now; negative where usage was corrected.</returns>
    /// <exception cref="CurrencyMismatchException">What is booked is in another currency.</exception>
    /// <exception cref="RatingException">A quantity is negative and the plan refuses that.</exception>
    /// <exception cref="NotExactException">No decimal holds an amount.</exception>
    public static Money Snapshot(
        CompiledUsageCharge charge,
        Currency currency,
        ReadOnlySpan<UsageItem> items,
        Money booked,
        bool isLast)
    {
        ArgumentNullException.ThrowIfNull(charge);
        return Snapshot(charge, Money.Of(charge.Total(items), currency), booked, isLast);
    }

    private static Money Snapshot(CompiledUsageCharge charge, Money exact, Money booked, bool isLast)
    {
        var total = exact.Round();
        total -= SpendBounds.Excess(total, charge.Charge.Maximum);
        if (isLast) total += SpendBounds.Shortfall(total, charge.Charge.Minimum);
        return total - booked;
    }

    private static decimal All(BookingStep step) => ExactDecimal.Add(step.PreviousQuantity, step.Quantity);

    private static RatedPart[] Price(
        CompiledUsageCharge charge,
        BookingStep step,
        ReadOnlySpan<UsageItem> items,
        decimal quantity,
        out decimal total)
    {
        if (charge.ReadsItems) return charge.Rate(items, out total, step.CarriedOver);
        var parts = new RatedPart[charge.MaxParts];
        return parts[..charge.Rate(quantity, parts, out total, step.CarriedOver, step.DiscountUnits)];
    }

    private static decimal Sum(ValueArray<UsageItem> items, decimal quantity)
    {
        foreach (var item in items) quantity = ExactDecimal.Add(quantity, item.Quantity);
        return quantity;
    }

    private static void ThrowIfUnusable(CompiledUsageCharge charge, BookingStep step)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step.DiscountPercent, 0m);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(step.DiscountPercent, 100m);
        ArgumentOutOfRangeException.ThrowIfLessThan(step.DiscountUnits, 0m);
        ArgumentOutOfRangeException.ThrowIfLessThan(step.CarriedOver, 0m);
        if (charge.ReadsItems)
        {
            if (step.Quantity == 0m && step.PreviousQuantity == 0m && step.DiscountUnits == 0m) return;
            throw ItemsNeeded(charge);
        }

        if (step.Items.Count > 0 || step.PreviousItems.Count > 0)
        {
            throw new ArgumentException(
                $"The charge for {charge.Charge.Meter} reads one quantity; give it instead of items.", nameof(step));
        }
    }

    private static ArgumentException ItemsNeeded(CompiledUsageCharge charge) => new(
        $"The charge for {charge.Charge.Meter} reads items and not one quantity; give the items of the period.");
}
