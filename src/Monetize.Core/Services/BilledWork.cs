using System.Globalization;
using Monetize.Metering;

namespace Monetize.Services;

/// <summary>What billed work gave, and what became of its record.</summary>
/// <typeparam name="T">What the work gives.</typeparam>
/// <param name="Value">What the work gave.</param>
/// <param name="Quantity">How much was used, in the meter's unit.</param>
/// <param name="Outcome">
/// What became of the record. A conflict or a rejection bills nothing: the record is kept aside, with its reason.
/// </param>
public readonly record struct BilledWork<T>(T Value, decimal Quantity, RecordResult Outcome)
{
    /// <summary>Quantity and outcome.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Quantity} {Outcome}");
}
