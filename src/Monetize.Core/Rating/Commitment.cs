using Monetize.Monetary;

namespace Monetize.Rating;

/// <summary>What is owed on top of usage where a minimum was agreed.</summary>
public static class Commitment
{
    /// <summary>A minimum for a part of its period: minimum x days billed / days of the period.</summary>
    /// <param name="minimum">The minimum of the whole period.</param>
    /// <param name="billedDays">Days that are billed, from 0 to <paramref name="periodDays"/>.</param>
    /// <param name="periodDays">Days of the whole period, 1 or more.</param>
    /// <returns>Rounded once, half away from zero, at the currency's minor unit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number of days is out of range.</exception>
    public static Money Prorate(Money minimum, int billedDays, int periodDays)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(periodDays, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(billedDays);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(billedDays, periodDays);
        var whole = ExactDecimal.Multiply(minimum.Amount, billedDays);
        var digits = minimum.Currency.MinorUnits ?? 0;
        return Money.Of(
            ExactDecimal.DivideRounded(whole, periodDays, digits, RoundingMode.HalfAwayFromZero), minimum.Currency);
    }

    /// <summary>What is missing to a minimum, as a line of its own.</summary>
    /// <param name="minimum">The minimum, prorated where the period was not whole.</param>
    /// <param name="usage">What usage came to, after a maximum and before other discounts.</param>
    /// <returns>0 or more, at the currency's minor unit.</returns>
    /// <exception cref="CurrencyMismatchException">The amounts are of two currencies.</exception>
    public static Money TrueUp(Money minimum, Money usage)
    {
        var missing = minimum.Round() - usage.Round();
        var zero = Money.Zero(minimum.Currency);
        return missing > zero ? missing : zero;
    }
}
