using System.Globalization;

namespace Monetize.Billing.Reading;

/// <summary>How many records a billing period had when it was last billed.</summary>
/// <param name="Number">The number of the period.</param>
/// <param name="Records">Records of all meters that the subscription pays for.</param>
public readonly record struct CountedPeriod(int Number, long Records)
{
    /// <summary>Number and records, in the invariant culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Number}: {Records} records");
}
