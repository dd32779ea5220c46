using System.Globalization;

namespace Monetize.Billing.Operations;

/// <summary>
/// Lets a customer who was set aside be billed again, whatever of the day's bound is used. Gives whether they were.
/// </summary>
public sealed class UnparkCustomer : BillingOperation<bool>
{
    private readonly CustomerId _customer;
    private readonly Stamp _stamp;
    private readonly Money? _invoiceUpTo;

    /// <summary>Lets them be billed again.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="stamp">When and by whom.</param>
    /// <param name="invoiceUpTo">
    /// What the next invoice in this currency may come to, where that is above the ceiling; more than 0. No more than
    /// the ceiling where null.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The amount is 0 or less.</exception>
    public UnparkCustomer(CustomerId customer, Stamp stamp, Money? invoiceUpTo = null)
    {
        ArgumentNullException.ThrowIfNull(stamp);
        if (invoiceUpTo is { Amount: <= 0m })
        {
            throw new ArgumentOutOfRangeException(nameof(invoiceUpTo), invoiceUpTo, "It is more than 0.");
        }

        (_customer, _stamp, _invoiceUpTo) = (customer, stamp, invoiceUpTo);
    }

    /// <inheritdoc/>
    public override BillingNeed Need => Needs.Of([_customer]);

    /// <inheritdoc/>
    public override BillingDecision<bool> Decide(BillingState state)
    {
        var book = new BillingBook(state, _stamp);
        var row = book.Get(_customer);
        if (row.ParkedAt is null) return new BillingDecision<bool>(false, BillingChange.None);
        var free = row with { ParkedAt = null, ParkedCode = null, ParkedReason = null };
        book.Put(Approval.Granted(free, _invoiceUpTo));
        book.Replan(_customer);
        book.Note("customer.unparked", row.Id, _invoiceUpTo?.ToString(null, CultureInfo.InvariantCulture) ?? "");
        return book.Finish(true);
    }
}
