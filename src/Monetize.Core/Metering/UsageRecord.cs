using System.Globalization;
using Monetize.Collections;

namespace Monetize;

/// <summary>One use of something that is billed: who, what, how much and when.</summary>
/// <remarks>Immutable. Its identity is its <see cref="Key"/>; equality compares the whole content.</remarks>
public sealed record UsageRecord
{
    /// <summary>What makes the record itself: the same key with the same content is a duplicate.</summary>
    public required IdempotencyKey Key { get; init; }

    /// <summary>Who used it.</summary>
    public required CustomerId Customer { get; init; }

    /// <summary>The key of the meter.</summary>
    public required string Meter { get; init; }

    /// <summary>How much, in the meter's unit, exactly.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>When it was used. The instant counts; two offsets of one instant are equal.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>What the use costs, exactly, where the record itself knows it: dynamic prices add it up.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Values of the dimensions that the meter declares. None by default.</summary>
    public ValueMap Dimensions { get; init; }

    /// <summary>Key, customer, meter, quantity and time in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Key}: {Customer} {Meter} {Quantity} at {Time.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'}");
}
