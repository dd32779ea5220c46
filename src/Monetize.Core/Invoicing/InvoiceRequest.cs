using System.Globalization;
using Monetize.Collections;
using Monetize.Subscriptions;

namespace Monetize.Invoicing;

/// <summary>All that an invoice is calculated from, as plain data. The order of its parts does not matter.</summary>
/// <remarks>Immutable; equal when all parts are.</remarks>
public sealed record InvoiceRequest
{
    /// <summary>What the invoice is due for.</summary>
    public required DueKind Kind { get; init; }

    /// <summary>Who pays.</summary>
    public required CustomerId Customer { get; init; }

    /// <summary>The subscription; none where the invoice is for something else.</summary>
    public SubscriptionId? Subscription { get; init; }

    /// <summary>The currency of all amounts; one with a minor unit.</summary>
    public required Currency Currency { get; init; }

    /// <summary>The time that the invoice is about.</summary>
    public required Period Period { get; init; }

    /// <summary>The number of the billing period in which it is due. 0 by default.</summary>
    public int PeriodNumber { get; init; }

    /// <summary>What is billed; each id once.</summary>
    public required ValueArray<BillableItem> Items { get; init; }

    /// <summary>Minimums and maximums of charges and plans; one for each scope and charge. None by default.</summary>
    public ValueArray<SpendBound> Bounds { get; init; }

    /// <summary>The coupons of the customer, those that are over as well; each key once. None by default.</summary>
    public ValueArray<AppliedCoupon> Coupons { get; init; }

    /// <summary>Where taxes are rounded. Line by line by default.</summary>
    public TaxRounding TaxRounding { get; init; }

    /// <summary>Whether the amounts of items contain the tax already. No by default: it comes on top.</summary>
    public bool PricesIncludeTax { get; init; }

    /// <summary>Kind, customer and period.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Kind} of {Customer} for {Period}: {Items.Count} items");
}
