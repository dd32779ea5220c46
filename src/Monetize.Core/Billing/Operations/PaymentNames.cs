using Monetize.Payments;

namespace Monetize.Billing.Operations;

/// <summary>
/// How payments are called: the number of an invoice is unique in the store, and tells nothing of a person.
/// </summary>
internal static class PaymentNames
{
    public static PaymentId Of(string invoiceNumber) => new($"payment/{invoiceNumber}");
}
