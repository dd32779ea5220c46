using Monetize.Errors;

namespace Monetize.Monetary;

/// <summary>
/// A result is outside what a <see cref="decimal"/> holds exactly: 28 significant digits, 28 of them after the point.
/// <see cref="decimal"/> itself would have rounded it without a word.
/// </summary>
public sealed class NotExactException : MonetizeException
{
    /// <summary>Says which calculation has no exact result.</summary>
    /// <param name="message">The calculation, and what to change.</param>
    /// <param name="innerException">The step of it that failed; none by default.</param>
    public NotExactException(string message, Exception? innerException = null)
        : base(ErrorCodes.NotExact, message, innerException)
    {
    }
}
