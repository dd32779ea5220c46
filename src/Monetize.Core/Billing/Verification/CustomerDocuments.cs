using Monetize.Billing.Reading;
using Monetize.Payments;

namespace Monetize.Billing.Verification;

/// <summary>The documents of a customer that are as they were written.</summary>
internal sealed class CustomerDocuments
{
    /// <summary>Final invoices by number, also those that are void by now.</summary>
    public Dictionary<string, Invoice> Invoices { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, CreditNote> CreditNotes { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, StoredSubscription> Subscriptions { get; } = new(StringComparer.Ordinal);

    /// <summary>Payments by id.</summary>
    public Dictionary<string, Payment> Payments { get; } = new(StringComparer.Ordinal);

    /// <summary>Subscriptions of which a document was changed: nothing can be recomputed of them.</summary>
    public HashSet<string> Broken { get; } = new(StringComparer.Ordinal);
}
