using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Rating;

namespace Monetize.Tests.Invoicing;

/// <summary>All that the invoices of a subscription follow from.</summary>
internal sealed record LifeParts
{
    public required Subscription Subscription { get; init; }

    public required ValueArray<CompiledPlan> Plans { get; init; }

    /// <summary>Records of usage, and when each of them arrived.</summary>
    public required IReadOnlyList<(UsageRecord Record, DateTimeOffset Arrived)> Uses { get; init; }

    public required DateTimeOffset Through { get; init; }

    public ValueArray<DateTimeOffset> Thresholds { get; init; }

    public ValueArray<AppliedCoupon> Coupons { get; init; }

    public TaxTable? Taxes { get; init; }

    public TaxRounding TaxRounding { get; init; }

    public bool PricesIncludeTax { get; init; }

    public ValueArray<PrepaidCredit> Prepaid { get; init; }
}
