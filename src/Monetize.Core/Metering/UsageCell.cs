using System.Globalization;
using Monetize.Collections;

namespace Monetize.Metering;

/// <summary>What was used with one combination of dimension values.</summary>
/// <param name="Dimensions">The values.</param>
/// <param name="Quantity">How much by the meter's aggregation, in its unit.</param>
/// <param name="Records">How many records of the period it rests on.</param>
public readonly record struct UsageCell(ValueMap Dimensions, decimal Quantity, long Records)
{
    /// <summary>Values, quantity and records in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{DimensionText.Write(Dimensions)} {Quantity} of {Records} records");
}
