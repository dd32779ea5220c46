using Monetize.Billing.Reading;
using Monetize.Subscriptions;

namespace Monetize.Billing.Running;

/// <summary>What is to be invoiced of a customer next.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="Work">The subscription.</param>
/// <param name="Due">What is due.</param>
internal sealed record DueSubscription(CustomerWork Customer, SubscriptionWork Work, DueItem Due)
{
    public CustomerId Id => Customer.Claimed.Lease.Customer;

    public Subscription Subscription => Work.Stored.Subscription;
}
