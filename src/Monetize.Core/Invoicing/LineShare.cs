using System.Globalization;

namespace Monetize.Invoicing;

/// <summary>What falls on one line of something that concerns several: a discount, a tax.</summary>
/// <param name="LineId">The line that it falls on.</param>
/// <param name="Amount">How much, in whole minor units; negative for a discount.</param>
public readonly record struct LineShare(string LineId, Money Amount)
{
    /// <summary>Line and amount.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{LineId}: {Amount}");
}
