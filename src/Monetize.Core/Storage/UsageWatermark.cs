using System.Globalization;

namespace Monetize.Storage;

/// <summary>
/// A position in the records of a store below which nothing can still be added. What is read up to a watermark is the
/// same whenever it is read.
/// </summary>
/// <remarks>Only compared with others of the same store, where a later one is greater.</remarks>
/// <param name="Position">The position, exclusive. Its meaning is the store's own.</param>
public readonly record struct UsageWatermark(long Position) : IComparable<UsageWatermark>
{
    /// <summary>The position before every record.</summary>
    public static UsageWatermark Start => default;

    /// <summary>Whether one is below the other.</summary>
    public static bool operator <(UsageWatermark left, UsageWatermark right) => left.Position < right.Position;

    /// <summary>Whether one is above the other.</summary>
    public static bool operator >(UsageWatermark left, UsageWatermark right) => left.Position > right.Position;

    /// <summary>Whether one is not above the other.</summary>
    public static bool operator <=(UsageWatermark left, UsageWatermark right) => left.Position <= right.Position;

    /// <summary>Whether one is not below the other.</summary>
    public static bool operator >=(UsageWatermark left, UsageWatermark right) => left.Position >= right.Position;

    /// <inheritdoc/>
    public int CompareTo(UsageWatermark other) => Position.CompareTo(other.Position);

    /// <summary>The position.</summary>
    public override string ToString() => Position.ToString(CultureInfo.InvariantCulture);
}
