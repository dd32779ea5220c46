using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Billing.Running;
using Monetize.Collections;
using Monetize.Services;
using Monetize.Storage;

namespace Monetize.Billing.Entitlements;

/// <summary>What customers are billed by, as the subscriptions of a billing store say.</summary>
/// <remarks>
/// Safe for any number of threads at once. Subscriptions are read anew each time, all of a customer in one read: a
/// change counts from the call after it. Plan versions never change, and are read once.
/// </remarks>
public sealed class StoredCustomerTerms : ICustomerTerms
{
    private readonly IBillingStore _billing;
    private readonly PlanShelf _plans;

    /// <summary>Reads from a store.</summary>
    /// <param name="billing">Where subscriptions and published plans are; whoever opened it closes it.</param>
    public StoredCustomerTerms(IBillingStore billing)
    {
        ArgumentNullException.ThrowIfNull(billing);
        _billing = billing;
        _plans = new PlanShelf(billing);
    }

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store failed.</exception>
    /// <exception cref="BillingException">A plan version of a subscription is not published (MON1908).</exception>
    public async ValueTask<ValueArray<CustomerTerms>> FindAsync(
        CustomerId customer, DateTimeOffset instant, CancellationToken cancellationToken = default)
    {
        var wanted = new WantedRows(SubscriptionRow.Definition, "customer", [customer.Value]);
        var state = await _billing.ReadAsync(new BillingNeed { Rows = [wanted] }, cancellationToken)
            .ConfigureAwait(false);
        var current = state.All<SubscriptionRow>(SubscriptionRow.Definition)
            .Select(row => CurrentTerms.Of(StoredSubscription.Of(row), instant))
            .OfType<CurrentTerms>()
            .Where(static terms => terms.IsBilled)
            .ToList();
        await _plans.EnsureAsync(current.Select(static terms => terms.Version), cancellationToken)
            .ConfigureAwait(false);
        return current
            .Select(terms => new CustomerTerms(_plans[terms.Version].Plan, terms.Stretch)
            {
                CarriedOver = terms.CarriedOver,
            })
            .ToValueArray();
    }
}
