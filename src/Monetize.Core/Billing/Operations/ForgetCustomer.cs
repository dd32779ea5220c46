using Monetize.Billing.Documents;

namespace Monetize.Billing.Operations;

/// <summary>
/// Erases what tells a person of a customer, and why they are set aside, which others may have worded. Invoices, books
/// and audit log name ids alone and stay; so do bodies of what providers told, until <see cref="PurgeEvents"/>. Gives
/// whether there was something to erase.
/// </summary>
/// <param name="customer">The customer.</param>
/// <param name="stamp">When and by whom.</param>
public sealed class ForgetCustomer(CustomerId customer, Stamp stamp) : BillingOperation<bool>
{
    /// <inheritdoc/>
    public override bool Erases => true;

    /// <inheritdoc/>
    public override BillingNeed Need => Needs.Of([customer]);

    /// <inheritdoc/>
    public override BillingDecision<bool> Decide(BillingState state)
    {
        var book = new BillingBook(state, stamp);
        var row = book.Get(customer);
        var known = CustomerDocument.Read(row.Document);
        if (known.ForgottenAt is not null) return new BillingDecision<bool>(false, BillingChange.None);
        book.Put(row with { Document = CustomerDocument.Write(known.Forget(stamp.At)), ParkedReason = null });
        book.Note("customer.forgotten", row.Id);
        return book.Finish(true);
    }
}
