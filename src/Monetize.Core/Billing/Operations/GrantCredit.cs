using Monetize.Billing.Accounts;
using Monetize.Billing.Rows;
using Monetize.Errors;

namespace Monetize.Billing.Operations;

/// <summary>
/// Grants a customer a credit ahead, which pays invoices until it is used or expires. Gives whether it is new: the same
/// grant once more changes nothing.
/// </summary>
public sealed class GrantCredit : BillingOperation<bool>
{
    private readonly CreditRow _credit;
    private readonly Money _amount;
    private readonly Stamp _stamp;

    /// <summary>Grants a credit.</summary>
    /// <param name="id">What names it, not blank.</param>
    /// <param name="customer">Who gets it.</param>
    /// <param name="amount">How much, above 0 and in whole minor units.</param>
    /// <param name="stamp">When and by whom.</param>
    /// <param name="expiresAt">From when on it is worth nothing; never where null.</param>
    /// <param name="priority">Which burn first: the smaller number.</param>
    public GrantCredit(
        string id,
        CustomerId customer,
        Money amount,
        Stamp stamp,
        DateTimeOffset? expiresAt = null,
        int priority = 0)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amount.Amount, nameof(amount));
        ArgumentNullException.ThrowIfNull(stamp);
        _amount = amount;
        _stamp = stamp;
        _credit = new CreditRow
        {
            Id = id,
            Customer = customer.Value,
            Currency = amount.Currency.Code,
            AmountMinor = amount.ToMinor(),
            Priority = priority,
            GrantedAt = stamp.At,
            ExpiresAt = expiresAt is { } end ? new Stamp(end, stamp.By).At : null,
        };
    }

    /// <inheritdoc/>
    public override BillingNeed Need => Needs.Of(
        [new CustomerId(_credit.Customer)], new WantedRows(CreditRow.Definition, "id", [_credit.Id]));

    /// <inheritdoc/>
    /// <exception cref="BillingException">
    /// The customer does not exist, the id is too long or not printable, or another credit has it.
    /// </exception>
    public override BillingDecision<bool> Decide(BillingState state)
    {
        var book = new BillingBook(state, _stamp);
        var customer = new CustomerId(_credit.Customer);
        _ = book.Get(customer);
        FreeText.CheckId("credit's id", _credit.Id);
        if (state.Find<CreditRow>(CreditRow.Definition, _credit.Id) is { } known)
        {
            if (known with { GrantedAt = _credit.GrantedAt } == _credit)
            {
                return new BillingDecision<bool>(false, BillingChange.None);
            }

            throw new BillingException(
                ErrorCodes.IdTaken, $"Another credit is called {_credit.Id}. Give this one another id.");
        }

        book.Add(_credit);
        book.Book(Bookkeeping.OfGrant(_credit.Id, customer, _amount));
        book.Note("credit.granted", _credit.Id, _amount.ToString());
        return book.Finish(true);
    }
}
