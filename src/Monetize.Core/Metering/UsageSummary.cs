using System.Globalization;
using Monetize.Collections;

namespace Monetize.Metering;

/// <summary>What one customer used of one meter in a period.</summary>
/// <remarks>Immutable; equal when all parts are.</remarks>
public sealed record UsageSummary
{
    /// <summary>Who used it.</summary>
    public required CustomerId Customer { get; init; }

    /// <summary>The key of the meter.</summary>
    public required string Meter { get; init; }

    /// <summary>
    /// How much by the meter's aggregation, in its unit, exactly; a weighted sum is rounded half away from zero at 12
    /// decimals.
    /// </summary>
    public required decimal Quantity { get; init; }

    /// <summary>How many records of the period it rests on.</summary>
    public required long Records { get; init; }

    /// <summary>
    /// The same for each combination of dimension values, in the order of <see cref="DimensionText"/>; one cell without
    /// values where the records carry none.
    /// </summary>
    public required ValueArray<UsageCell> Cells { get; init; }

    /// <summary>Customer, meter and quantity in one line.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Customer} {Meter} {Quantity} of {Records} records");
}
