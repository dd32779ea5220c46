using System.Globalization;
using Monetize.Collections;

namespace Monetize.Rating;

/// <summary>One of several lines of a charge and period: what it adds to what was booked before.</summary>
public sealed record BookedLine
{
    /// <summary>The charge.</summary>
    public required UsageCharge Charge { get; init; }

    /// <summary>What came on top, in the meter's unit; negative where usage was corrected.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>The price of all usage less the price of what was booked before, before rounding.</summary>
    public required decimal Exact { get; init; }

    /// <summary>
    /// The rounded price of all usage less the rounded price of what was booked before, so that the lines of a period
    /// add up to its rounded price. Both are rounded half away from zero at the currency's minor unit.
    /// </summary>
    public required Money Gross { get; init; }

    /// <summary>What the percentage takes off; negative where the line gives something back.</summary>
    public required Money PercentOff { get; init; }

    /// <summary>
    /// What the maximum takes off; negative where the price fell and it gives back what it had taken off before.
    /// </summary>
    public required Money Excess { get; init; }

    /// <summary>What percentage and maximum take off together.</summary>
    public Money Discount => PercentOff + Excess;

    /// <summary>What is missing to the minimum, 0 or more; owed by the only or the last line.</summary>
    public required Money TrueUp { get; init; }

    /// <summary>What is booked: gross less discount plus true-up.</summary>
    public Money Amount => Gross - Discount + TrueUp;

    /// <summary>The parts that came on top of those before; exact, adding up to <see cref="Exact"/>.</summary>
    public required ValueArray<RatedPart> Breakdown { get; init; }

    /// <summary>
    /// The story of the usage on this line up to <see cref="Gross"/>; what rounding left is against that amount.
    /// </summary>
    public LineExplanation Explain() => new RatedLine
    {
        Kind = LineKind.Usage,
        Charge = Charge,
        Quantity = Quantity,
        Exact = Exact,
        Amount = Gross,
        Breakdown = Breakdown,
    }.Explain();

    /// <summary>The amounts in the invariant culture.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Gross} less {Discount} plus {TrueUp} is {Amount}");
}
