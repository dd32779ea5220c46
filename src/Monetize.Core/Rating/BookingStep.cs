using System.Globalization;

namespace Monetize.Rating;

/// <summary>Some more usage of a period of which a part was booked before.</summary>
public sealed record BookingStep
{
    /// <summary>
    /// What came on top since the last line, in the meter's unit; negative where usage was corrected.
    /// </summary>
    public required decimal Quantity { get; init; }

    /// <summary>
    /// What earlier lines of the period booked, in the meter's unit. 0 by default: this is the first.
    /// </summary>
    public decimal PreviousQuantity { get; init; }

    /// <summary>
    /// What earlier lines of the period came to, after their discounts, in major units. 0 by default.
    /// </summary>
    public decimal PreviouslyBooked { get; init; }

    /// <summary>Which line of the period this is. The only one by default.</summary>
    public LinePosition Position { get; init; }

    /// <summary>A discount on this line before the maximum, in percent from 0 to 100. 0 by default.</summary>
    public decimal DiscountPercent { get; init; }

    /// <summary>The figures in the invariant culture.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Position}: {Quantity} after {PreviousQuantity}, {PreviouslyBooked} booked");
}
