using Monetize.Errors;

namespace Monetize.Monetary;

/// <summary>Amounts of two currencies were added, subtracted or compared; only an exchange rate relates them.</summary>
public sealed class CurrencyMismatchException : MonetizeException
{
    /// <summary>Says which currencies met.</summary>
    /// <param name="left">The currency of the left amount.</param>
    /// <param name="right">The currency of the right amount.</param>
    public CurrencyMismatchException(Currency left, Currency right)
        : base(
            ErrorCodes.CurrencyMismatch,
            $"{left.Code} and {right.Code} cannot be added, subtracted or compared; convert one of them first.")
    {
        Left = left;
        Right = right;
    }

    /// <summary>The currency of the left amount.</summary>
    public Currency Left { get; }

    /// <summary>The currency of the right amount.</summary>
    public Currency Right { get; }
}
