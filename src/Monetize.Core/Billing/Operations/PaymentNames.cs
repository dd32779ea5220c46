using Monetize.Payments;

namespace Monetize.Billing.Operations;

/// <summary>
/// How payments are called: the id of the store, and what was due. Numbers of invoices are the same in every store, and
/// after a loss a number can go to something else; what was due stays what it is.
/// </summary>
internal static class PaymentNames
{
    public static PaymentId Of(string store, string due) => new(Prefix(store) + due);

    /// <summary>What all payments of a store begin with.</summary>
    public static string Prefix(string store) => $"{store}/";
}
