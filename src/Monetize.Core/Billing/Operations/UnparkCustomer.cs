namespace Monetize.Billing.Operations;

/// <summary>Lets a customer who was set aside be billed again. Gives whether they were.</summary>
/// <param name="customer">The customer.</param>
/// <param name="stamp">When and by whom.</param>
public sealed class UnparkCustomer(CustomerId customer, Stamp stamp) : BillingOperation<bool>
{
    /// <inheritdoc/>
    public override BillingNeed Need => Needs.Of([customer]);

    /// <inheritdoc/>
    public override BillingDecision<bool> Decide(BillingState state)
    {
        var book = new BillingBook(state, stamp);
        var row = book.Get(customer);
        if (row.ParkedAt is null) return new BillingDecision<bool>(false, BillingChange.None);
        book.Put(row with { ParkedAt = null, ParkedCode = null, ParkedReason = null });
        book.Note("customer.unparked", row.Id);
        return book.Finish(true);
    }
}
