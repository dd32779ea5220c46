using Monetize.Errors;

namespace Monetize.Invoicing;

/// <summary>An invoice cannot be calculated from what it was given; the code says why.</summary>
public sealed class InvoicingException : MonetizeException
{
    internal InvoicingException(ErrorCode code, string message)
        : base(code, message)
    {
    }
}
