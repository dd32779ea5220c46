using System.Globalization;

namespace Monetize;

/// <summary>A fixed amount, whatever the quantity, owed at quantity 0 as well.</summary>
/// <example>Amount 15: quantities 0, 1 and 1,000 all cost 15.</example>
public sealed record FlatPrice : Price
{
    /// <summary>What is owed, in major units. 0 or more.</summary>
    public required decimal Amount { get; init; }

    /// <summary>The price in words, in the invariant culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"flat {Amount}");
}
