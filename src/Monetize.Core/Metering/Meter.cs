using Monetize.Collections;
using Monetize.Metering;

namespace Monetize;

/// <summary>
/// Something that is counted and billed: a key on the wire, the unit of its quantities and the way records add up.
/// Declared once, as a static field, and used wherever it is recorded, priced or limited.
/// </summary>
/// <remarks>
/// Immutable; equal when key, unit, aggregation and dimensions are. The key is written by hand and never derived from a
/// name in the code, so that renaming a field cannot change a bill.
/// </remarks>
public sealed record Meter
{
    /// <summary>
    /// The name on the wire, such as <c>api_calls</c>: letters, digits, <c>_</c>, <c>-</c> and <c>.</c>
    /// </summary>
    public required string Key { get; init; }

    /// <summary>The unit of the quantities.</summary>
    public required Unit Unit { get; init; }

    /// <summary>How records become one quantity.</summary>
    public required Aggregation Aggregation { get; init; }

    /// <summary>The dimensions that records may carry, such as <c>region</c>. None by default.</summary>
    public ValueArray<string> Dimensions { get; init; }

    /// <summary>
    /// The dimension whose different values are counted; only for <see cref="Aggregation.UniqueCount"/>.
    /// </summary>
    public string? CountedDimension { get; init; }

    /// <summary>A meter whose quantities are added up, such as words or bytes transferred.</summary>
    /// <param name="key">The name on the wire.</param>
    /// <param name="unit">The unit of the quantities.</param>
    public static Meter Sum(string key, Unit unit) => Create(key, unit, Aggregation.Sum);

    /// <summary>A meter that counts records, such as calls.</summary>
    /// <param name="key">The name on the wire.</param>
    /// <param name="unit">The unit that one record stands for.</param>
    public static Meter Count(string key, Unit unit) => Create(key, unit, Aggregation.Count);

    /// <summary>A meter billed at its highest level of the period, such as storage or seats.</summary>
    /// <param name="key">The name on the wire.</param>
    /// <param name="unit">The unit of the quantities.</param>
    public static Meter Max(string key, Unit unit) => Create(key, unit, Aggregation.Max);

    /// <summary>A meter billed at its latest level of the period.</summary>
    /// <param name="key">The name on the wire.</param>
    /// <param name="unit">The unit of the quantities.</param>
    public static Meter Last(string key, Unit unit) => Create(key, unit, Aggregation.Last);

    /// <summary>A meter that counts the different values of a dimension, such as active users.</summary>
    /// <param name="key">The name on the wire.</param>
    /// <param name="dimension">The dimension whose values are counted; each record must carry it.</param>
    /// <param name="unit">The unit of one value; <see cref="Unit.User"/> by default.</param>
    public static Meter UniqueCount(string key, string dimension, Unit? unit = null)
    {
        ArgumentNullException.ThrowIfNull(dimension);
        return Create(key, unit ?? Unit.User, Aggregation.UniqueCount) with
        {
            CountedDimension = dimension,
            Dimensions = [dimension],
        };
    }

    /// <summary>A meter billed at its average level, weighted by time, such as gigabytes that are kept.</summary>
    /// <param name="key">The name on the wire.</param>
    /// <param name="unit">The unit of the level.</param>
    public static Meter WeightedSum(string key, Unit unit) => Create(key, unit, Aggregation.WeightedSum);

    /// <summary>A copy that declares dimensions which records may carry.</summary>
    /// <param name="dimensions">Their names, each once.</param>
    public Meter WithDimensions(params ReadOnlySpan<string> dimensions) =>
        this with { Dimensions = ValueArray.Create(dimensions) };

    /// <summary>The <see cref="Key"/>.</summary>
    public override string ToString() => Key;

    private static Meter Create(string key, Unit unit, Aggregation aggregation)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(unit);
        return new Meter { Key = key, Unit = unit, Aggregation = aggregation };
    }
}
