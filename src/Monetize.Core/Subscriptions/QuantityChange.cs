using System.Globalization;

namespace Monetize.Subscriptions;

/// <summary>Another quantity, such as more seats.</summary>
public sealed record QuantityChange : SubscriptionChange
{
    /// <summary>The quantity from then on, 0 or more.</summary>
    public required decimal Quantity { get; init; }

    private protected override string What => string.Create(CultureInfo.InvariantCulture, $"quantity {Quantity}");
}
