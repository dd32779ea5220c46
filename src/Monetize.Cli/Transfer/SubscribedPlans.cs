using Monetize.Billing.Management;

namespace Monetize.Cli.Transfer;

/// <summary>Which plan bills a record, by the subscriptions of its customer, one customer after the other.</summary>
internal sealed class SubscribedPlans(ISubscriptions subscriptions)
{
    private CustomerId _customer;
    private List<Subscription> _known = [];

    /// <summary>The key of the plan; none where the customer has no subscription then.</summary>
    public string? Of(UsageRecord record)
    {
        if (record.Customer != _customer)
        {
            _customer = record.Customer;
            _known = [.. subscriptions.ListAsync(record.Customer).ToBlockingEnumerable().Select(s => s.Subscription)];
        }

        return _known.Select(subscription => subscription.PhaseAt(record.Time)?.Plan.Version.Key)
            .FirstOrDefault(static plan => plan is not null);
    }
}
