using Monetize.Errors;

namespace Monetize.Invoicing;

/// <summary>An invoice cannot be calculated from what it was given; the code says why.</summary>
/// <remarks>Whoever answers for taxes throws it where the data of a customer allow no answer.</remarks>
public sealed class InvoicingException : MonetizeException
{
    /// <summary>Says why.</summary>
    /// <param name="code">The code.</param>
    /// <param name="message">What is wrong and how it is repaired; nothing that tells a person.</param>
    public InvoicingException(ErrorCode code, string message)
        : base(code, message)
    {
    }
}
