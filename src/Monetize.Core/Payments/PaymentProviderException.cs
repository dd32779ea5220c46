using Monetize.Errors;

namespace Monetize.Payments;

/// <summary>
/// A payment provider refused a call in a way that no retry changes, and no money has moved: wrong credentials, an id
/// that was used for something else, an amount that it does not take. What the run asked for rests then, and somebody
/// is told.
/// </summary>
public sealed class PaymentProviderException : MonetizeException
{
    /// <summary>Says what was refused.</summary>
    /// <param name="code">The entry in the catalogue of codes.</param>
    /// <param name="message">The fact and the repair, without secrets and persons: an alert keeps it.</param>
    /// <param name="innerException">What the provider said.</param>
    public PaymentProviderException(ErrorCode code, string message, Exception? innerException = null)
        : base(code, message, innerException)
    {
    }
}
