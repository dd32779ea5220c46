namespace Monetize.Rating;

/// <summary>
/// Minimum and maximum of a charge or of a plan. Both act on rounded amounts: the maximum is a discount on the excess,
/// the minimum a true-up of what is missing after it.
/// </summary>
internal static class SpendBounds
{
    /// <summary>The lines that bounds add to an amount: none, a discount, a true-up.</summary>
    public static IEnumerable<RatedLine> Lines(Money amount, decimal? minimum, decimal? maximum, Charge? charge)
    {
        var discount = Excess(amount, maximum);
        if (discount.Amount != 0m) yield return RatedLine.Of(LineKind.Maximum, charge, -discount);
        var missing = Shortfall(amount - discount, minimum);
        if (missing.Amount != 0m) yield return RatedLine.Of(LineKind.Minimum, charge, missing);
    }

    /// <summary>By how much an amount exceeds a maximum; 0 where there is none.</summary>
    public static Money Excess(Money amount, decimal? maximum)
    {
        var zero = Money.Zero(amount.Currency);
        if (maximum is not { } most) return zero;
        var excess = amount - Money.Of(most, amount.Currency).Round();
        return excess > zero ? excess : zero;
    }

    /// <summary>By how much an amount falls short of a minimum; 0 where there is none.</summary>
    public static Money Shortfall(Money amount, decimal? minimum)
    {
        var zero = Money.Zero(amount.Currency);
        if (minimum is not { } least) return zero;
        var shortfall = Money.Of(least, amount.Currency).Round() - amount;
        return shortfall > zero ? shortfall : zero;
    }
}
