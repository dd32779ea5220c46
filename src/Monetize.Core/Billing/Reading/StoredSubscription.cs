using Monetize.Billing.Documents;
using Monetize.Billing.Rows;
using Monetize.Collections;
using Monetize.Invoicing;

namespace Monetize.Billing.Reading;

/// <summary>A subscription as a store keeps it.</summary>
public sealed record StoredSubscription
{
    /// <summary>The subscription.</summary>
    public required Subscription Subscription { get; init; }

    /// <summary>Its coupons.</summary>
    public ValueArray<AppliedCoupon> Coupons { get; init; }

    /// <summary>The version that a change of it has to name.</summary>
    public required long Version { get; init; }

    /// <summary>Before it everything is settled; the last instant where nothing follows.</summary>
    public required DateTimeOffset BillFrom { get; init; }

    /// <summary>The position in the usage up to which it was last billed; 0 before the first.</summary>
    public required long Watermark { get; init; }

    /// <summary>What the last period that was closed left of included quantities, by meter.</summary>
    public ValueArray<CarriedAllowance> Carried { get; init; }

    /// <summary>How many records each period had when it was last billed: more of them have come late.</summary>
    public ValueArray<CountedPeriod> Counted { get; init; }

    /// <summary>The subscription.</summary>
    public override string ToString() => Subscription.ToString();

    internal static StoredSubscription Of(SubscriptionRow row)
    {
        var (subscription, coupons) = SubscriptionDocument.Read(row.Document);
        return new StoredSubscription
        {
            Subscription = subscription,
            Coupons = coupons,
            Version = row.Version,
            BillFrom = row.BillFrom,
            Watermark = row.Watermark,
            Carried = CarriedDocument.Read(row.Carried),
            Counted = CountedDocument.Read(row.Counted),
        };
    }
}
