using Monetize.Monetary;

namespace Monetize.Rating;

/// <summary>What a period leaves of its included quantity, and what the next one may use.</summary>
public static class AllowanceRollover
{
    /// <summary>What is left of an included quantity; usage takes what was carried over first.</summary>
    /// <param name="included">What the period includes, 0 or more.</param>
    /// <param name="carriedOver">What the period before left, 0 or more.</param>
    /// <param name="used">What was used in the period, 0 or more.</param>
    /// <returns>0 or more.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is negative.</exception>
    public static decimal Remaining(decimal included, decimal carriedOver, decimal used)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(included, 0m);
        ArgumentOutOfRangeException.ThrowIfLessThan(carriedOver, 0m);
        ArgumentOutOfRangeException.ThrowIfLessThan(used, 0m);
        var available = ExactDecimal.Add(included, carriedOver);
        return used >= available ? 0m : ExactDecimal.Subtract(available, used);
    }

    /// <summary>What may be carried into the next period: what is left, up to a maximum.</summary>
    /// <param name="included">What the period includes, 0 or more.</param>
    /// <param name="carriedOver">What the period before left, 0 or more.</param>
    /// <param name="used">What was used in the period, 0 or more.</param>
    /// <param name="maximum">The most that may be carried, 0 or more.</param>
    /// <returns>0 or more, at most <paramref name="maximum"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is negative.</exception>
    public static decimal Carry(decimal included, decimal carriedOver, decimal used, decimal maximum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximum, 0m);
        return Math.Min(Remaining(included, carriedOver, used), maximum);
    }
}
