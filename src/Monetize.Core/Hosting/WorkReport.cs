using Monetize.Billing.Delivery;
using Monetize.Billing.Inbox;
using Monetize.Billing.Running;
using Monetize.Collections;

namespace Monetize.Hosting;

/// <summary>What one pass did.</summary>
public sealed record WorkReport
{
    /// <summary>The inbox; none where it failed.</summary>
    public InboxReport? Inbox { get; init; }

    /// <summary>The billing run, its invoices counted and not listed; none where it failed.</summary>
    public BillingRunReport? Run { get; init; }

    /// <summary>The handing on; none where it failed.</summary>
    public DeliveryReport? Delivery { get; init; }

    /// <summary>What failed.</summary>
    public ValueArray<Exception> Failures { get; init; }

    /// <summary>The steps in one line.</summary>
    public override string ToString() => string.Join("; ", new object?[] { Inbox, Run, Delivery }.OfType<object>());
}
