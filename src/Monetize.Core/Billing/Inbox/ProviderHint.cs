using Monetize.Collections;
using Monetize.Payments;

namespace Monetize.Billing.Inbox;

/// <summary>What an event of a provider is about.</summary>
/// <remarks>Immutable; equal when all parts are.</remarks>
public sealed record ProviderHint
{
    /// <summary>Nothing that matters.</summary>
    public static ProviderHint Nothing { get; } = new();

    /// <summary>Payments of which the provider knows something new: each is looked up and booked.</summary>
    public ValueArray<PaymentId> Payments { get; init; }

    /// <summary>Customers who gave another method: what waits for that is tried again.</summary>
    public ValueArray<CustomerId> NewMethods { get; init; }

    /// <summary>What it is about.</summary>
    public override string ToString() => string.Join(
        ", ", Payments.Select(static id => id.Value).Concat(NewMethods.Select(static id => $"methods of {id}")));
}
