using System.Globalization;

namespace Monetize.Rating;

/// <summary>
/// One entry of a breakdown: the stretch of the quantity that one tier, package count or fee prices. All figures are
/// exact, and the amounts of all parts add up to the exact value of the line.
/// </summary>
/// <param name="From">Where the stretch begins, exclusive.</param>
/// <param name="To">Where it ends, inclusive.</param>
/// <param name="Quantity">How many of what <paramref name="UnitPrice"/> prices: units, or packages.</param>
/// <param name="UnitPrice">What one costs, in major units.</param>
/// <param name="FlatFee">What is owed once, in major units.</param>
/// <param name="Amount">
/// Quantity times unit price plus flat fee, in major units; less where the tier has a cap.
/// </param>
/// <param name="Label">Which cell, bucket or kind of part it is, where there are several; none by default.</param>
public readonly record struct RatedPart(
    decimal From,
    decimal To,
    decimal Quantity,
    decimal UnitPrice,
    decimal FlatFee,
    decimal Amount,
    string? Label = null)
{
    /// <summary>The figures in the invariant culture.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"({From}, {To}]: {Quantity} x {UnitPrice} + {FlatFee} = {Amount}");
}
