using System.Globalization;
using Monetize.Collections;

namespace Monetize.Metering;

/// <summary>The quantity that a record set, with what decides which of several is the latest.</summary>
/// <param name="Time">The time of the record.</param>
/// <param name="Key">Its key, which decides between two of one time: the greater by <see cref="TextOrder"/>.</param>
/// <param name="Quantity">Its quantity.</param>
public readonly record struct UsageLevel(DateTimeOffset Time, string Key, decimal Quantity)
{
    /// <summary>The later of two levels; null where both are.</summary>
    /// <param name="left">One level.</param>
    /// <param name="right">The other.</param>
    public static UsageLevel? Later(UsageLevel? left, UsageLevel? right)
    {
        if (left is not { } mine) return right;
        if (right is not { } theirs) return left;
        var order = mine.Time.CompareTo(theirs.Time);
        if (order == 0) order = TextOrder.Instance.Compare(mine.Key, theirs.Key);
        return order >= 0 ? left : right;
    }

    /// <summary>Key, quantity and time in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Key}: {Quantity} at {Time.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'}");
}
