using Monetize.Cli.Output;

namespace Monetize.Cli.Commands;

/// <summary>What there is, for sentences that say what there is not.</summary>
internal static class MeterNames
{
    /// <summary>The meters of a catalog in ordinal order.</summary>
    public static string Of(Catalog catalog) => catalog.Meters.Count == 0
        ? "no meters"
        : Safe.Listed([.. catalog.Meters.Select(meter => meter.Key).Order(StringComparer.Ordinal)]);

    /// <summary>The dimensions of a meter in the order of its declaration.</summary>
    public static string Dimensions(Meter meter) =>
        meter.Dimensions.Count == 0 ? "no dimensions" : Safe.Listed([.. meter.Dimensions]);
}
