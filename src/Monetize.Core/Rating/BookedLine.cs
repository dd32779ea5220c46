using System.Globalization;
using Monetize.Collections;

namespace Monetize.Rating;

/// <summary>One of several lines of a charge and period: what it adds to what was booked before.</summary>
public sealed record BookedLine
{
    /// <summary>The price of all usage less the price of what was booked before, before rounding.</summary>
    public required decimal Exact { get; init; }

    /// <summary>
    /// The rounded price of all usage less the rounded price of what was booked before, so that the lines of a period
    /// add up to its rounded price. Both are rounded half away from zero at the currency's minor unit.
    /// </summary>
    public required Money Gross { get; init; }

    /// <summary>What the percentage and the maximum take off, 0 or more.</summary>
    public required Money Discount { get; init; }

    /// <summary>What is missing to the minimum, 0 or more; owed by the only or the last line.</summary>
    public required Money TrueUp { get; init; }

    /// <summary>What is booked: gross less discount plus true-up.</summary>
    public Money Amount => Gross - Discount + TrueUp;

    /// <summary>The parts that came on top of those before; exact, adding up to <see cref="Exact"/>.</summary>
    public required ValueArray<RatedPart> Breakdown { get; init; }

    /// <summary>The amounts in the invariant culture.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Gross} less {Discount} plus {TrueUp} is {Amount}");
}
