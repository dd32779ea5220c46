namespace Monetize;

/// <summary>The host's own id of a customer: any text, compared ordinally. It need not be registered.</summary>
/// <param name="Value">The text.</param>
public readonly record struct CustomerId(string Value)
{
    /// <summary>The id in the given text.</summary>
    /// <param name="value">The text, not empty.</param>
    public static CustomerId Of(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return new CustomerId(value);
    }

    /// <summary>The text.</summary>
    public override string ToString() => Value ?? "";
}
