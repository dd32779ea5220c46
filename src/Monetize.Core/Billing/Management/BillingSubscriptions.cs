using System.Runtime.CompilerServices;
using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Billing.Running;
using Monetize.Collections;
using Monetize.Errors;
using Monetize.Invoicing;
using Monetize.Subscriptions;

namespace Monetize.Billing.Management;

/// <summary>The subscriptions of a store.</summary>
public sealed class BillingSubscriptions : ISubscriptions
{
    // Each try loses to a change that somebody made meanwhile; who loses so often tells the caller.
    private const int MostTries = 10;

    private readonly IBillingStore _store;
    private readonly TimeSpan _grace;

    /// <summary>Works on a store.</summary>
    /// <param name="store">The store, which stays the caller's to close.</param>
    /// <param name="options">Those of the run, for their grace; the defaults where null.</param>
    public BillingSubscriptions(IBillingStore store, BillingRunOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        _store = store;
        _grace = (options ?? new BillingRunOptions()).Grace;
    }

    /// <inheritdoc/>
    public async ValueTask<BillingResult<StoredSubscription>> StartAsync(
        NewSubscription subscription, Stamp stamp, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        ArgumentNullException.ThrowIfNull(stamp);
        if (await _store.FindPlanAsync(subscription.Plan, cancellationToken).ConfigureAwait(false) is not { } plan)
        {
            return NotPublished(subscription.Plan);
        }

        if (await _store.FindCustomerAsync(subscription.Customer, cancellationToken).ConfigureAwait(false)
            is not { } customer)
        {
            return BillingResult.Refused<StoredSubscription>(
                ErrorCodes.UnknownCustomer, $"There is no customer {subscription.Customer}; create them first.");
        }

        foreach (var coupon in subscription.Coupons)
        {
            if (OtherCurrency(coupon, plan.Currency) is { } other)
            {
                return BillingResult.Refused<StoredSubscription>(other);
            }
        }

        var coupons = subscription.Coupons.Select(static coupon => new AppliedCoupon { Coupon = coupon })
            .ToValueArray();
        return await ChangeAsync(
            subscription.Id,
            stamp,
            known =>
            {
                var terms = TermsOf(subscription, plan, customer, known?.Subscription.Terms.Start ?? stamp.At);
                if (known is null) return Changed(Subscription.Begin(terms), coupons);
                var isSame = known.Subscription.Terms == terms && coupons.All(known.Coupons.Contains);
                return isSame
                    ? Changed(known.Subscription, known.Coupons)
                    : BillingResult.Refused<(Subscription, ValueArray<AppliedCoupon>)>(
                        ErrorCodes.IdTaken,
                        $"Another subscription is called {subscription.Id}; it is of {known.Subscription.Customer}, on "
                            + FormattableString.Invariant($"{known.Subscription.Terms.Plan.Version}, and begins at ")
                            + FormattableString.Invariant($"{known.Subscription.Terms.Start:u}. Give another id."));
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<BillingResult<StoredSubscription>> ChangePlanAsync(
        SubscriptionId subscription,
        PlanVersion plan,
        Stamp stamp,
        ChangeTiming timing = ChangeTiming.AtOnce,
        CancellationToken cancellationToken = default) =>
        await _store.FindPlanAsync(plan, cancellationToken).ConfigureAwait(false) is { } published
            ? await DecideAsync(
                subscription, stamp, known => known.ChangePlan(published, stamp.At, timing), cancellationToken)
                .ConfigureAwait(false)
            : NotPublished(plan);

    /// <inheritdoc/>
    public ValueTask<BillingResult<StoredSubscription>> ChangeQuantityAsync(
        SubscriptionId subscription,
        decimal quantity,
        Stamp stamp,
        ChangeTiming timing = ChangeTiming.AtOnce,
        CancellationToken cancellationToken = default) =>
        DecideAsync(
            subscription, stamp, known => known.ChangeQuantity(quantity, stamp.At, timing), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<BillingResult<StoredSubscription>> PauseAsync(
        SubscriptionId subscription, Stamp stamp, CancellationToken cancellationToken = default) =>
        DecideAsync(subscription, stamp, known => known.Pause(stamp.At), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<BillingResult<StoredSubscription>> ResumeAsync(
        SubscriptionId subscription, Stamp stamp, CancellationToken cancellationToken = default) =>
        DecideAsync(subscription, stamp, known => known.Resume(stamp.At), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<BillingResult<StoredSubscription>> CancelAsync(
        SubscriptionId subscription,
        Stamp stamp,
        ChangeTiming timing = ChangeTiming.AtPeriodEnd,
        CancellationToken cancellationToken = default) =>
        DecideAsync(subscription, stamp, known => known.Cancel(stamp.At, timing), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<BillingResult<StoredSubscription>> WithdrawAsync(
        SubscriptionId subscription, Stamp stamp, CancellationToken cancellationToken = default) =>
        DecideAsync(subscription, stamp, known => known.Withdraw(stamp.At), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<BillingResult<StoredSubscription>> ConvertTrialAsync(
        SubscriptionId subscription, Stamp stamp, CancellationToken cancellationToken = default) =>
        DecideAsync(subscription, stamp, known => known.ConvertTrial(stamp.At), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<BillingResult<StoredSubscription>> RedeemAsync(
        SubscriptionId subscription, Coupon coupon, Stamp stamp, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(coupon);
        ArgumentNullException.ThrowIfNull(stamp);
        return ChangeAsync(
            subscription,
            stamp,
            known => known is null ? Unknown(subscription) : Redeemed(known, coupon, stamp.At),
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<StoredSubscription?> FindAsync(
        SubscriptionId subscription, CancellationToken cancellationToken = default) =>
        _store.FindSubscriptionAsync(subscription, cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredSubscription> ListAsync(
        CustomerId? customer = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var rows = _store.StreamOfAsync<SubscriptionRow>(SubscriptionRow.Definition, customer, cancellationToken);
        await foreach (var row in rows.ConfigureAwait(false)) yield return StoredSubscription.Of(row);
    }

    private static SubscriptionTerms TermsOf(
        NewSubscription subscription, Plan plan, Customer customer, DateTimeOffset start) => new()
        {
            Id = subscription.Id,
            Customer = subscription.Customer,
            Plan = PlanTerms.Of(plan),
            Start = subscription.Start ?? start,
            Zone = TimeZoneInfo.FindSystemTimeZoneById(subscription.Zone ?? customer.Zone),
            Quantity = subscription.Quantity,
            Alignment = subscription.Alignment,
            BillingDay = subscription.BillingDay,
            TrialDays = subscription.TrialDays ?? plan.TrialDays,
        };

    private static BillingResult<(Subscription, ValueArray<AppliedCoupon>)> Redeemed(
        StoredSubscription known, Coupon coupon, DateTimeOffset at)
    {
        var subscription = known.Subscription;
        if (known.Coupons.Any(applied => applied.Coupon == coupon)) return Changed(subscription, known.Coupons);
        if (known.Coupons.Any(applied => applied.Coupon.Key == coupon.Key))
        {
            return BillingResult.Refused<(Subscription, ValueArray<AppliedCoupon>)>(
                ErrorCodes.IdTaken, $"{subscription.Id} has another coupon {coupon.Key}. Give this one another key.");
        }

        if (OtherCurrency(coupon, subscription.Terms.Plan.Currency) is { } other)
        {
            return BillingResult.Refused<(Subscription, ValueArray<AppliedCoupon>)>(other);
        }

        if (subscription.End <= at)
        {
            return BillingResult.Refused<(Subscription, ValueArray<AppliedCoupon>)>(
                ErrorCodes.SubscriptionEnded, $"{subscription.Id} has ended. Begin a new subscription.");
        }

        var period = subscription.PeriodAt(at)?.Number ?? 0;
        return Changed(
            subscription, known.Coupons.Add(new AppliedCoupon { Coupon = coupon, FirstPeriod = period }));
    }

    private static Refusal? OtherCurrency(Coupon coupon, Currency currency) =>
        coupon.Amount is not { } amount || amount.Currency == currency
            ? null
            : new Refusal(
                ErrorCodes.CouponCurrencyDiffers,
                $"Coupon {coupon.Key} takes off {amount}, and the plan is in {currency}. Give one in {currency}.");

    private static BillingResult<(Subscription, ValueArray<AppliedCoupon>)> Changed(
        Subscription subscription, ValueArray<AppliedCoupon> coupons) =>
        BillingResult.Accepted((subscription, coupons));

    private static BillingResult<(Subscription, ValueArray<AppliedCoupon>)> Unknown(SubscriptionId subscription) =>
        BillingResult.Refused<(Subscription, ValueArray<AppliedCoupon>)>(
            ErrorCodes.UnknownSubscription, $"There is no subscription {subscription}. Begin it, or correct the id.");

    private static BillingResult<StoredSubscription> NotPublished(PlanVersion plan) =>
        BillingResult.Refused<StoredSubscription>(
            ErrorCodes.PlanNotPublished, $"Plan {plan} is not published in the store. Publish it.");

    private ValueTask<BillingResult<StoredSubscription>> DecideAsync(
        SubscriptionId id,
        Stamp stamp,
        Func<Subscription, ChangeResult> decide,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stamp);
        return ChangeAsync(
            id,
            stamp,
            known =>
            {
                if (known is null) return Unknown(id);
                var result = decide(known.Subscription);
                return result.IsAccepted
                    ? Changed(result.Subscription, known.Coupons)
                    : BillingResult.Refused<(Subscription, ValueArray<AppliedCoupon>)>(result.Refusal);
            },
            cancellationToken);
    }

    /// <summary>Reads, decides and saves; once more where somebody else was faster.</summary>
    private async ValueTask<BillingResult<StoredSubscription>> ChangeAsync(
        SubscriptionId id,
        Stamp stamp,
        Func<StoredSubscription?, BillingResult<(Subscription Subscription, ValueArray<AppliedCoupon> Coupons)>> decide,
        CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var known = await _store.FindSubscriptionAsync(id, cancellationToken).ConfigureAwait(false);
            var decided = decide(known);
            if (!decided.IsAccepted) return BillingResult.Refused<StoredSubscription>(decided.Refusal);
            var (subscription, coupons) = decided.Value;
            if (DatedBack(known, subscription) is { } before)
            {
                return BillingResult.Refused<StoredSubscription>(before);
            }

            var beside = await BesideAsync(known?.Subscription, subscription, cancellationToken).ConfigureAwait(false);
            var twice = await MeterOverlap.FindAsync(
                _store, known?.Subscription, subscription, beside ?? [], cancellationToken).ConfigureAwait(false);
            if (twice is not null) return BillingResult.Refused<StoredSubscription>(twice);
            var saved = await BillingResult.TryAsync(
                _store,
                new SaveSubscription(subscription, coupons, known?.Version ?? 0, _grace, stamp)
                {
                    Beside = beside,
                },
                cancellationToken).ConfigureAwait(false);
            if (saved.IsAccepted)
            {
                var after = await _store.FindSubscriptionAsync(id, cancellationToken).ConfigureAwait(false);
                return BillingResult.Accepted(after!);
            }

            if (saved.Refusal.Code != ErrorCodes.ChangedMeanwhile || attempt == MostTries)
            {
                return BillingResult.Refused<StoredSubscription>(saved.Refusal);
            }
        }
    }

    /// <summary>The customer's other subscriptions; none where they do not matter, as for a coupon.</summary>
    private async ValueTask<IReadOnlyList<SubscriptionRow>?> BesideAsync(
        Subscription? before, Subscription after, CancellationToken cancellationToken) => before == after
            ? null
            : await _store
                .StreamOfAsync<SubscriptionRow>(SubscriptionRow.Definition, after.Customer, cancellationToken)
                .Where(row => row.Id != after.Id.Value)
                .ToListAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>What is decided of a time whose invoice is made already would make it another one.</summary>
    private static Refusal? DatedBack(StoredSubscription? known, Subscription decided)
    {
        if (known is null || decided.History.Count == known.Subscription.History.Count) return null;
        var at = decided.History[^1].Decided;
        var last = known.BillFrom > DateTimeOffset.MaxValue.AddDays(-1)
            ? known.Subscription.End
            : known.Subscription.PeriodAt(known.BillFrom.AddTicks(-1))?.Billed.From;
        return at >= last || last is null
            ? null
            : new Refusal(
                ErrorCodes.ChangeDatedBack,
                FormattableString.Invariant(
                    $"{at:u} is before {last:u}, up to when {decided.Id} is billed. Date the change then or later."));
    }
}
