using Monetize.Catalogs;
using Monetize.Rating;
using Monetize.Storage;

namespace Monetize.Billing.Entitlements;

/// <summary>What a subscription says of a meter at an instant: the charge, the period, and what is included.</summary>
/// <param name="Subscription">The subscription.</param>
/// <param name="Charge">The charge of the plan version in force.</param>
/// <param name="Period">The stretch that the included quantity is for.</param>
/// <param name="Included">With what the last period left, in billed units.</param>
internal sealed record EntitledCharge(
    SubscriptionId Subscription, CompiledUsageCharge Charge, Period Period, decimal Included)
{
    public bool IsHard => Charge.Charge.Limit == UsageLimit.Hard;

    /// <summary>What a store is to keep to; only a hard limit holds anything back.</summary>
    public UsageBound Bound => new()
    {
        Meter = Charge.Charge.Meter,
        Period = Period,
        Allows = quantity => Units(quantity) <= Included,
    };

    /// <summary>The entitlement of a quantity of the period.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="used">What is reported as used, in the meter's unit.</param>
    /// <param name="asked">What is held against the limit, in the meter's unit.</param>
    public Entitlement Of(CustomerId customer, decimal used, decimal asked)
    {
        var charge = Charge.Charge;
        var isLimited = Included > 0m || IsHard || charge.Limit == UsageLimit.Soft;
        var isBeyond = isLimited && Units(asked) > Included;
        return new Entitlement
        {
            Customer = customer,
            Subject = charge.Meter.Key,
            Subscription = Subscription,
            Period = Period,
            Limit = isLimited ? Included : null,
            Used = Units(used),
            Reason = (isBeyond, charge.Limit) switch
            {
                (false, _) => EntitlementReason.Granted,
                (_, UsageLimit.Hard) => EntitlementReason.LimitReached,
                (_, UsageLimit.Soft) => EntitlementReason.BeyondSoftLimit,
                _ => EntitlementReason.Overage,
            },
        };
    }

    // A minimum quantity is a matter of the price, and a correction may leave less than nothing.
    private decimal Units(decimal quantity) => quantity <= 0m ? 0m : Charge.Units(quantity);
}
