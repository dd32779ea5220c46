using System.Globalization;
using Monetize.Collections;
using Monetize.Subscriptions;

namespace Monetize.Billing.Management;

/// <summary>A subscription that is to begin: who, what, and what differs from the defaults.</summary>
/// <remarks>Immutable; equal when all parts are.</remarks>
public sealed record NewSubscription
{
    /// <summary>The host's own id of it.</summary>
    public required SubscriptionId Id { get; init; }

    /// <summary>The customer who pays.</summary>
    public required CustomerId Customer { get; init; }

    /// <summary>The plan version, one that is published.</summary>
    public required PlanVersion Plan { get; init; }

    /// <summary>When it begins, also ahead or past; when it is decided by default.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>How many are subscribed to, such as seats. 0 or more; 1 by default.</summary>
    public decimal Quantity { get; init; } = 1m;

    /// <summary>Where billing periods begin. At the start, or at the end of the trial, by default.</summary>
    public BillingAlignment Alignment { get; init; }

    /// <summary>
    /// A day of the month on which periods begin, from 1 to 31; none by default: the alignment says where.
    /// </summary>
    public int? BillingDay { get; init; }

    /// <summary>Local days before the first charge is owed, 0 or more; those of the plan by default.</summary>
    public int? TrialDays { get; init; }

    /// <summary>The zone whose calendar its periods follow, an IANA name; that of the customer by default.</summary>
    public string? Zone { get; init; }

    /// <summary>Coupons that count from the first period on. None by default.</summary>
    public ValueArray<Coupon> Coupons { get; init; }

    /// <summary>Id, customer and plan, in the invariant culture.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Id} of {Customer}: {Quantity} x {Plan}");
}
