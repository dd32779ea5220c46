namespace Monetize;

/// <summary>
/// What makes a usage record itself: two records with one key are the same event, however often they are sent.
/// Compared ordinally.
/// </summary>
/// <param name="Value">The text.</param>
public readonly record struct IdempotencyKey(string Value)
{
    /// <summary>The key in the given text, such as the id of the request that caused the usage.</summary>
    /// <param name="value">The text, not empty.</param>
    public static IdempotencyKey Of(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return new IdempotencyKey(value);
    }

    /// <summary>The text.</summary>
    public override string ToString() => Value ?? "";
}
