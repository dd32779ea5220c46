namespace Monetize.Metering;

/// <summary>How the records of a meter become one quantity for a period.</summary>
public enum Aggregation
{
    /// <summary>The quantities added up.</summary>
    Sum,

    /// <summary>The number of records; their quantities do not matter.</summary>
    Count,

    /// <summary>The largest quantity of any record; 0 without records.</summary>
    Max,

    /// <summary>The quantity of the latest record, by time and then by key; 0 without records.</summary>
    Last,

    /// <summary>The number of different values of the meter's <see cref="Meter.CountedDimension"/>.</summary>
    UniqueCount,

    /// <summary>
    /// The average level over the period, weighted by time. Records change the level, up or down, and the level is
    /// carried from one period into the next.
    /// </summary>
    WeightedSum,
}
