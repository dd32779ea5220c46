using Monetize.Billing.Accounts;
using Monetize.Billing.Rows;
using Monetize.Collections;
using Monetize.Payments;

namespace Monetize.Billing.Operations;

/// <summary>
/// Has the balances of customers pay what is still open at a provider, before it is tried again: what was given back
/// while an attempt might have brought the whole amount. Gives the payments that ask for less. Once more it changes
/// nothing.
/// </summary>
/// <remarks>An invoice that is left to pay has used up the balance, so what is there now came later.</remarks>
/// <param name="customers">Whose balances.</param>
/// <param name="stamp">When and by whom.</param>
public sealed class PayOpenPayments(ValueArray<CustomerId> customers, Stamp stamp)
    : BillingOperation<ValueArray<PaymentId>>
{
    private readonly ValueArray<CustomerId> _customers = customers.Distinct().ToValueArray();

    /// <inheritdoc/>
    public override BillingNeed Need =>
        Needs.Of(_customers, OpenPayments.Of(_customers.Select(static customer => customer.Value).ToValueArray())) with
        {
            Balances = true,
        };

    /// <inheritdoc/>
    public override BillingDecision<ValueArray<PaymentId>> Decide(BillingState state)
    {
        var book = new BillingBook(state, stamp);
        var paid = new List<PaymentId>();
        foreach (var customer in _customers)
        {
            if (book.Find(customer) is null) continue;
            foreach (var currency in Currencies(state, customer))
            {
                var left = state.LeftOn(LedgerAccount.Balance(customer), currency);
                paid.AddRange(OpenPayments.Pay(book, customer, left));
            }
        }

        return book.Finish(paid.ToValueArray());
    }

    private static IEnumerable<Currency> Currencies(BillingState state, CustomerId customer) =>
        state.All<PaymentRow>(PaymentRow.Definition)
            .Where(row => row.Customer == customer.Value)
            .Select(OpenPayments.Read)
            .OfType<Payment>()
            .Select(static payment => payment.Amount.Currency)
            .Distinct();
}
