using Monetize.Errors;

namespace Monetize.Billing;

/// <summary>Something cannot be done to what is billed as it stands. Nothing has changed.</summary>
public sealed class BillingException : MonetizeException
{
    /// <summary>Says what cannot be done.</summary>
    /// <param name="code">The entry in the catalogue of codes.</param>
    /// <param name="message">The fact and the repair.</param>
    public BillingException(ErrorCode code, string message)
        : base(code, message)
    {
    }
}
