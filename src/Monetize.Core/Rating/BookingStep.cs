using System.Globalization;
using Monetize.Collections;
using Monetize.Metering;

namespace Monetize.Rating;

/// <summary>Some more usage of a period of which a part was booked before.</summary>
/// <remarks>
/// A charge that reads one quantity for the period takes <see cref="Quantity"/> and <see cref="PreviousQuantity"/>; one
/// that reads items, because its price or its buckets do, takes <see cref="Items"/> and <see cref="PreviousItems"/>.
/// </remarks>
public sealed record BookingStep
{
    /// <summary>
    /// What came on top since the last line, in the meter's unit; negative where usage was corrected. 0 by default.
    /// </summary>
    public decimal Quantity { get; init; }

    /// <summary>
    /// What earlier lines of the period booked, in the meter's unit. 0 by default: this is the first.
    /// </summary>
    public decimal PreviousQuantity { get; init; }

    /// <summary>All items of the period as they are now, those of earlier lines with them. None by default.</summary>
    public ValueArray<UsageItem> Items { get; init; }

    /// <summary>All items of the period as earlier lines booked them. None by default: this is the first.</summary>
    public ValueArray<UsageItem> PreviousItems { get; init; }

    /// <summary>
    /// What earlier lines of the period came to, after their discounts, in major units. 0 by default.
    /// </summary>
    public decimal PreviouslyBooked { get; init; }

    /// <summary>
    /// What the maximum took off on earlier lines, the sum of their <see cref="BookedLine.Excess"/>, in major units. 0
    /// by default. With it a price that falls gets back what a maximum had cut.
    /// </summary>
    public decimal PreviousExcess { get; init; }

    /// <summary>
    /// Whether earlier lines of the period booked something. Needs to be said only where they came to nothing, neither
    /// usage nor an amount; no by default.
    /// </summary>
    public bool HasEarlierLines { get; init; }

    /// <summary>What the last period left of the included quantity, in billed units, 0 or more. 0 by default.</summary>
    public decimal CarriedOver { get; init; }

    /// <summary>
    /// Units of the period that are not priced, after the transform, 0 or more; the same for every line of it. Unlike
    /// an included quantity they waive no flat fee. 0 by default; only for charges that read one quantity.
    /// </summary>
    public decimal DiscountUnits { get; init; }

    /// <summary>Which line of the period this is. The only one by default.</summary>
    public LinePosition Position { get; init; }

    /// <summary>A discount on this line before the maximum, in percent from 0 to 100. 0 by default.</summary>
    public decimal DiscountPercent { get; init; }

    /// <summary>Whether nothing was booked before, so that what no usage costs is owed with this line.</summary>
    internal bool IsFirst => !HasEarlierLines && PreviousQuantity == 0m && PreviousItems.Count == 0
        && PreviouslyBooked == 0m && PreviousExcess == 0m;

    /// <summary>The figures in the invariant culture.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Position}: {Quantity} after {PreviousQuantity}, {PreviouslyBooked} booked");
}
