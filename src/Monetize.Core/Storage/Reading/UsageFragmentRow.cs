using Monetize.Metering;

namespace Monetize.Storage.Reading;

/// <summary>One piece of a period, as a store read it.</summary>
/// <param name="Customer">Who used it.</param>
/// <param name="Meter">The key of the meter.</param>
/// <param name="Dimensions">The values, as <see cref="DimensionText"/> writes them.</param>
/// <param name="Kind">What it is.</param>
/// <param name="State">The state; of a record its quantity as sum, and its time and key as last.</param>
public readonly record struct UsageFragmentRow(
    string Customer, string Meter, string Dimensions, UsageFragment Kind, UsageState State);
