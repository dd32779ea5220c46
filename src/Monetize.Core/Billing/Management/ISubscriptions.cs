using Monetize.Billing.Reading;
using Monetize.Subscriptions;

namespace Monetize.Billing.Management;

/// <summary>Who is subscribed to what: what a host does with subscriptions.</summary>
/// <remarks>
/// Every change is dated by its stamp and decided on what is kept at that moment: where somebody else was faster, it is
/// read and decided again. The last change once more, with the same instant, changes nothing: whoever lost the answer
/// sends it again. What cannot be done is a refusal, with the codes of subscriptions (MON16xx) and of billing
/// (MON19xx); no change may make two subscriptions of a customer price one meter at the same time (MON1922). Safe for
/// any number of threads. Failures of the store are <see cref="Storage.StoreException"/>.
/// </remarks>
public interface ISubscriptions
{
    /// <summary>Begins a subscription. The same one again changes nothing.</summary>
    /// <param name="subscription">Who, what and since when.</param>
    /// <param name="stamp">When and by whom it is decided.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>
    /// The subscription; or a refusal: there is no such customer, the plan version is not published, a coupon is in
    /// another currency, another subscription has the id, or another one of the customer prices a meter of the plan at
    /// the same time.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity, a day or a number of days is out of
    /// bounds.</exception>
    /// <exception cref="TimeZoneNotFoundException">There is no such zone.</exception>
    ValueTask<BillingResult<StoredSubscription>> StartAsync(
        NewSubscription subscription, Stamp stamp, CancellationToken cancellationToken = default);

    /// <summary>Another plan version; takes the place of a scheduled one.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="plan">The plan version, one that is published.</param>
    /// <param name="stamp">When and by whom it is decided.</param>
    /// <param name="timing">At once, which is the default, or at the end of the period.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    ValueTask<BillingResult<StoredSubscription>> ChangePlanAsync(
        SubscriptionId subscription,
        PlanVersion plan,
        Stamp stamp,
        ChangeTiming timing = ChangeTiming.AtOnce,
        CancellationToken cancellationToken = default);

    /// <summary>Another quantity, such as seats; takes the place of a scheduled one.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="quantity">The quantity, 0 or more.</param>
    /// <param name="stamp">When and by whom it is decided.</param>
    /// <param name="timing">At once, which is the default, or at the end of the period.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="ArgumentOutOfRangeException">The quantity is negative.</exception>
    ValueTask<BillingResult<StoredSubscription>> ChangeQuantityAsync(
        SubscriptionId subscription,
        decimal quantity,
        Stamp stamp,
        ChangeTiming timing = ChangeTiming.AtOnce,
        CancellationToken cancellationToken = default);

    /// <summary>Stops what is owed at once; billing periods go on.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="stamp">When and by whom it is decided.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    ValueTask<BillingResult<StoredSubscription>> PauseAsync(
        SubscriptionId subscription, Stamp stamp, CancellationToken cancellationToken = default);

    /// <summary>Ends a pause at once.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="stamp">When and by whom it is decided.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    ValueTask<BillingResult<StoredSubscription>> ResumeAsync(
        SubscriptionId subscription, Stamp stamp, CancellationToken cancellationToken = default);

    /// <summary>Ends the subscription; takes the place of a scheduled end.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="stamp">When and by whom it is decided.</param>
    /// <param name="timing">At once, or at the end of the period, which is the default.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    ValueTask<BillingResult<StoredSubscription>> CancelAsync(
        SubscriptionId subscription,
        Stamp stamp,
        ChangeTiming timing = ChangeTiming.AtPeriodEnd,
        CancellationToken cancellationToken = default);

    /// <summary>Takes back every change that is scheduled and does not count yet, an end as well.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="stamp">When and by whom it is decided.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    ValueTask<BillingResult<StoredSubscription>> WithdrawAsync(
        SubscriptionId subscription, Stamp stamp, CancellationToken cancellationToken = default);

    /// <summary>Ends the trial at once and begins the first billing period.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="stamp">When and by whom it is decided.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    ValueTask<BillingResult<StoredSubscription>> ConvertTrialAsync(
        SubscriptionId subscription, Stamp stamp, CancellationToken cancellationToken = default);

    /// <summary>
    /// Redeems a coupon: it counts from the billing period on in which it is redeemed, for what is not invoiced yet.
    /// The same one again changes nothing.
    /// </summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="coupon">The coupon.</param>
    /// <param name="stamp">When and by whom.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    ValueTask<BillingResult<StoredSubscription>> RedeemAsync(
        SubscriptionId subscription, Coupon coupon, Stamp stamp, CancellationToken cancellationToken = default);

    /// <summary>A subscription; none where there is none.</summary>
    /// <param name="subscription">The id.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    ValueTask<StoredSubscription?> FindAsync(
        SubscriptionId subscription, CancellationToken cancellationToken = default);

    /// <summary>Subscriptions, of one snapshot, in the order of their ids.</summary>
    /// <param name="customer">The one customer whose they are; everybody's where null.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    IAsyncEnumerable<StoredSubscription> ListAsync(
        CustomerId? customer = null, CancellationToken cancellationToken = default);
}
