using Monetize.Collections;

namespace Monetize.Metering;

/// <summary>
/// What stores add up by itself: the records of one customer on one meter with the same dimension values.
/// </summary>
/// <param name="Customer">Who used it.</param>
/// <param name="Meter">The key of the meter.</param>
/// <param name="Dimensions">The values; empty where the records carry none.</param>
public readonly record struct UsageSeries(CustomerId Customer, string Meter, ValueMap Dimensions)
{
    /// <summary>The series of a record.</summary>
    /// <param name="record">The record.</param>
    public static UsageSeries Of(UsageRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new UsageSeries(record.Customer, record.Meter, record.Dimensions);
    }
}
