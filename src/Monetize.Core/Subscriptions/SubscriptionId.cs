namespace Monetize;

/// <summary>The host's own id of a subscription: any text, compared ordinally.</summary>
/// <param name="Value">The text.</param>
public readonly record struct SubscriptionId(string Value)
{
    /// <summary>The id in the given text.</summary>
    /// <param name="value">The text, not empty.</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public static SubscriptionId Of(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return new SubscriptionId(value);
    }

    /// <summary>The text.</summary>
    public override string ToString() => Value ?? "";
}
