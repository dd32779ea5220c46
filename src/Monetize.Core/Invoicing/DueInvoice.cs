using Monetize.Collections;
using Monetize.Rating;
using Monetize.Subscriptions;

namespace Monetize.Invoicing;

/// <summary>All that the invoice of a subscription is made from. The order of its parts does not matter.</summary>
public sealed record DueInvoice
{
    /// <summary>What is due, of <see cref="Subscription.Due"/> or <see cref="DueItem.Threshold"/>.</summary>
    public required DueItem Due { get; init; }

    /// <summary>
    /// The subscription with its whole history; what the due item does not know yet is not looked at.
    /// </summary>
    public required Subscription Subscription { get; init; }

    /// <summary>The plan versions that it was on; others are passed over.</summary>
    public required ValueArray<CompiledPlan> Plans { get; init; }

    /// <summary>
    /// The usage of each span that <see cref="SubscriptionInvoicing.UsageNeeded"/> names, and of earlier ones where
    /// records came late. Nothing by default.
    /// </summary>
    public ValueArray<SpanUsage> Usage { get; init; }

    /// <summary>
    /// The invoices that the subscription had before, and the credit notes for them. What is booked is not billed
    /// again, and what was given back of a line does not come back a second time. Nothing by default.
    /// </summary>
    public IssuedDocuments Issued { get; init; } = IssuedDocuments.None;

    /// <summary>
    /// The coupons of the customer; what earlier invoices used of them is found there. None by default.
    /// </summary>
    public ValueArray<AppliedCoupon> Coupons { get; init; }

    /// <summary>Where taxes are rounded. Line by line by default.</summary>
    public TaxRounding TaxRounding { get; init; }

    /// <summary>Whether prices contain the tax already. No by default.</summary>
    public bool PricesIncludeTax { get; init; }

    /// <summary>The tax category of charges, by <see cref="LinePrice.ChargeKey"/>. Empty by default.</summary>
    public ValueMap TaxCategories { get; init; }

    /// <summary>What is due.</summary>
    public override string ToString() => Due.ToString();

    internal string TaxCategoryOf(string chargeKey) =>
        TaxCategories.TryGetValue(chargeKey, out var category) ? category : "";
}
