using System.Globalization;
using Monetize.Collections;
using Monetize.Invoicing;

namespace Monetize.Billing.Reading;

/// <summary>What a billing period was when it was last billed: by this the next run knows what came late.</summary>
/// <param name="Number">The number of the period.</param>
/// <param name="Records">Records of all meters that the subscription pays for.</param>
/// <param name="CarriedOver">What it was given of the included quantities of the period before.</param>
public readonly record struct CountedPeriod(
    int Number, long Records, ValueArray<CarriedAllowance> CarriedOver = default)
{
    /// <summary>Number and records, in the invariant culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Number}: {Records} records");
}
