using Monetize.Errors;
using Monetize.Monetary;
using Monetize.Storage;

namespace Monetize.Billing.Reading;

/// <summary>
/// Which failures of a calculation are of a customer's own data: one rule for a run, which sets the customer aside, and
/// for the verification, which tells it.
/// </summary>
internal static class CustomerFault
{
    // What a store says, or one that is closed, is not about the customer.
    public static bool Is(Exception exception) =>
        exception is (MonetizeException and not StoreException) or ArgumentException or NotExactException
            or (InvalidOperationException and not ObjectDisposedException) or OverflowException or FormatException;
}
