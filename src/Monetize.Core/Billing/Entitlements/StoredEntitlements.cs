using Monetize.Billing.Documents;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Billing.Running;
using Monetize.Collections;
using Monetize.Payments.Dunning;
using Monetize.Storage;
using Monetize.Subscriptions;

namespace Monetize.Billing.Entitlements;

/// <summary>What customers may use, by the subscriptions and payments of a billing store.</summary>
/// <remarks>
/// Where several subscriptions of a customer have a meter, one without a hard limit decides, else the one that includes
/// most. In a trial the included quantity is for the trial.
/// </remarks>
public sealed class StoredEntitlements : IEntitlements
{
    private readonly IBillingStore _billing;
    private readonly IUsageStore _usage;
    private readonly UsageRecorder _recorder;
    private readonly PlanShelf _plans;

    /// <summary>Brings together what it looks at.</summary>
    /// <param name="billing">Where subscriptions and payments are.</param>
    /// <param name="usage">Where usage is.</param>
    /// <param name="recorder">Records into the same store of usage; its clock says what now is.</param>
    public StoredEntitlements(IBillingStore billing, IUsageStore usage, UsageRecorder recorder)
    {
        ArgumentNullException.ThrowIfNull(billing);
        ArgumentNullException.ThrowIfNull(usage);
        ArgumentNullException.ThrowIfNull(recorder);
        (_billing, _usage, _recorder) = (billing, usage, recorder);
        _plans = new PlanShelf(billing);
    }

    /// <inheritdoc/>
    public async ValueTask<Entitlement> CheckAsync(
        CustomerId customer, Meter meter, decimal quantity = 1m, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(meter);
        ArgumentOutOfRangeException.ThrowIfNegative(quantity);
        var (charge, refusal) = await FindAsync(customer, meter.Key, _recorder.Clock.GetUtcNow(), cancellationToken)
            .ConfigureAwait(false);
        if (charge is null) return Refused(customer, meter.Key, refusal);
        var used = await _usage.QuantityAsync(customer, charge.Charge.Charge.Meter, charge.Period, cancellationToken)
            .ConfigureAwait(false);
        return charge.Of(customer, used, used + quantity);
    }

    /// <inheritdoc/>
    public async ValueTask<Entitlement> CheckFeatureAsync(
        CustomerId customer, string feature, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(feature);
        var at = _recorder.Clock.GetUtcNow();
        var (subscriptions, refusal) = await InForceAsync(customer, at, cancellationToken).ConfigureAwait(false);
        foreach (var stored in subscriptions)
        {
            var plan = _plans[stored.Subscription.PhaseAt(at)!.Plan.Version].Plan;
            if (!plan.Features.TryGetValue(feature, out var value)) continue;
            return new Entitlement
            {
                Customer = customer,
                Subject = feature,
                Subscription = stored.Subscription.Id,
                Reason = EntitlementReason.Granted,
                Value = value,
            };
        }

        return Refused(customer, feature, refusal ?? EntitlementReason.NotInPlan);
    }

    /// <inheritdoc/>
    public async ValueTask<EntitledUse> RecordAsync(
        UsageRecord record, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        var customer = record.Customer;
        var (charge, refusal) = await FindAsync(customer, record.Meter, record.Time, cancellationToken)
            .ConfigureAwait(false);
        if (charge is null) return new EntitledUse(Refused(customer, record.Meter, refusal), null);
        if (!charge.IsHard)
        {
            var result = await _recorder.RecordAsync(record, cancellationToken).ConfigureAwait(false);
            var used = await _usage.QuantityAsync(
                customer, charge.Charge.Charge.Meter, charge.Period, cancellationToken).ConfigureAwait(false);
            return new EntitledUse(charge.Of(customer, used, used), result);
        }

        var appended = await _recorder.RecordWithinAsync(record, charge.Bound, cancellationToken)
            .ConfigureAwait(false);
        var entitlement = charge.Of(customer, appended.Quantity, appended.Quantity);
        return appended.Result is { } kept
            ? new EntitledUse(entitlement with { Reason = EntitlementReason.Granted }, kept)
            : new EntitledUse(entitlement with { Reason = EntitlementReason.LimitReached }, null);
    }

    private static Entitlement Refused(CustomerId customer, string subject, EntitlementReason? reason) => new()
    {
        Customer = customer,
        Subject = subject,
        Reason = reason ?? EntitlementReason.NotInPlan,
    };

    private async ValueTask<(EntitledCharge? Charge, EntitlementReason? Refusal)> FindAsync(
        CustomerId customer, string meter, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var (subscriptions, refusal) = await InForceAsync(customer, at, cancellationToken).ConfigureAwait(false);
        var charge = subscriptions
            .Select(stored => ChargeOf(stored, meter, at))
            .OfType<EntitledCharge>()
            .OrderBy(static charge => charge.IsHard)
            .ThenByDescending(static charge => charge.Included)
            .ThenBy(static charge => charge.Subscription.Value, TextOrder.Instance)
            .FirstOrDefault();
        return (charge, refusal);
    }

    /// <summary>The subscriptions in force; or why the customer may use none.</summary>
    private async ValueTask<(List<StoredSubscription> Subscriptions, EntitlementReason? Refusal)> InForceAsync(
        CustomerId customer, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var state = await _billing.ReadAsync(
            new BillingNeed
            {
                Rows =
                [
                    new WantedRows(SubscriptionRow.Definition, "customer", [customer.Value]),
                    new WantedRows(PaymentRow.Definition, "customer", [customer.Value]),
                ],
            },
            cancellationToken).ConfigureAwait(false);
        var exhausted = DocumentWords.DunningStages.Write(DunningStage.Exhausted);
        if (state.All<PaymentRow>(PaymentRow.Definition).Any(payment => payment.Stage == exhausted))
        {
            return ([], EntitlementReason.Suspended);
        }

        var inForce = state.All<SubscriptionRow>(SubscriptionRow.Definition)
            .Select(StoredSubscription.Of)
            .Where(stored => stored.Subscription.StatusAt(at)
                is SubscriptionStatus.Active or SubscriptionStatus.Trialing)
            .ToList();
        if (inForce.Count == 0) return ([], EntitlementReason.NoSubscription);
        await _plans.EnsureAsync(
            inForce.Select(stored => stored.Subscription.PhaseAt(at)!.Plan.Version), cancellationToken)
            .ConfigureAwait(false);
        return (inForce, null);
    }

    private EntitledCharge? ChargeOf(StoredSubscription stored, string meter, DateTimeOffset at) =>
        CurrentTerms.Of(stored, at) is { } terms && _plans[terms.Version].FindUsage(meter) is { } charge
            ? new EntitledCharge(
                stored.Subscription.Id, charge, terms.Stretch, charge.Charge.Included + terms.LeftOf(meter))
            : null;
}
