using Monetize.Billing.Documents;
using Monetize.Billing.Rows;

namespace Monetize.Billing.Operations;

/// <summary>Creates a customer, or replaces what is known of one. Gives whether the customer is new.</summary>
public sealed class SaveCustomer : BillingOperation<bool>
{
    private readonly Customer _customer;
    private readonly Stamp _stamp;

    /// <summary>Saves a customer.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="stamp">When and by whom.</param>
    /// <exception cref="ArgumentException">The id is blank.</exception>
    /// <exception cref="BillingException">
    /// A text is longer than <see cref="CustomerLimits"/> says, not printable, or holds what looks like the number of a
    /// card.
    /// </exception>
    /// <exception cref="TimeZoneNotFoundException">There is no such zone.</exception>
    public SaveCustomer(Customer customer, Stamp stamp)
    {
        ArgumentNullException.ThrowIfNull(customer);
        ArgumentNullException.ThrowIfNull(stamp);
        ArgumentException.ThrowIfNullOrWhiteSpace(customer.Id.Value, nameof(customer));
        _ = TimeZoneInfo.FindSystemTimeZoneById(customer.Zone);
        FreeText.Check(customer);
        _customer = customer;
        _stamp = stamp;
    }

    /// <inheritdoc/>
    public override BillingNeed Need => Needs.Of([_customer.Id]);

    /// <inheritdoc/>
    public override BillingDecision<bool> Decide(BillingState state)
    {
        var book = new BillingBook(state, _stamp);
        var document = CustomerDocument.Write(_customer);
        if (book.Find(_customer.Id) is { } known)
        {
            if (known.Document == document) return new BillingDecision<bool>(false, BillingChange.None);
            book.Put(known with { Document = document });
            book.Note("customer.changed", known.Id);
            return book.Finish(false);
        }

        book.Put(new CustomerRow { Id = _customer.Id.Value, Document = document });
        book.Note("customer.created", _customer.Id.Value);
        return book.Finish(true);
    }
}
