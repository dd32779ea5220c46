using System.Globalization;
using Monetize.Metering;

namespace Monetize.Storage;

/// <summary>What became of a record that was to be added within a bound.</summary>
/// <param name="Result">
/// Accepted, duplicate or conflict; none where it would pass the bound, and nothing was added.
/// </param>
/// <param name="Quantity">
/// What is used of the meter in the period after the call, in the meter's unit: with the record where it counts.
/// </param>
public readonly record struct BoundedAppend(RecordResult? Result, decimal Quantity)
{
    /// <summary>Whether the record counts: now, or since an earlier time.</summary>
    public bool IsCounted => Result is { IsCounted: true };

    /// <summary>Result and quantity, in the invariant culture.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Result?.ToString() ?? "beyond the bound"}, {Quantity} used");
}
