using Monetize.Collections;
using Monetize.Metering;

namespace Monetize.Catalogs.Json;

/// <summary>The meters that a document declares, for the places that name them.</summary>
internal sealed class MeterLookup
{
    private static readonly Unit NoUnit = Unit.Of("none");

    private readonly Dictionary<string, Meter> _meters = new(StringComparer.Ordinal);

    public MeterLookup(ValueArray<Meter> meters)
    {
        foreach (var meter in meters)
        {
            if (meter?.Key is { } key) _ = _meters.TryAdd(key, meter);
        }
    }

    /// <summary>The meter of a key. One that is not declared is made up; the validator reports it by its key.</summary>
    public Meter Find(string? key) => key is not null && _meters.TryGetValue(key, out var meter)
        ? meter
        : new Meter { Key = key!, Unit = NoUnit, Aggregation = Aggregation.Sum };
}
