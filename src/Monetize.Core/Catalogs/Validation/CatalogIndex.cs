using Monetize.Collections;

namespace Monetize.Catalogs.Validation;

/// <summary>What a catalog declares, for those who name it.</summary>
internal sealed class CatalogIndex
{
    public CatalogIndex(Catalog catalog, FaultCollector faults)
    {
        Meters = FirstByKey(catalog.Meters, meter => meter.Key);
        Plans = FirstByKey(catalog.Plans, plan => plan.Key);
        KnowsAllMeters = IsWholeList(catalog.Meters, "meters", CatalogLimits.Meters, faults);
        KnowsAllPlans = IsWholeList(catalog.Plans, "plans", CatalogLimits.Plans, faults);
    }

    /// <summary>The meters by key; the first where a key is used twice.</summary>
    public IReadOnlyDictionary<string, Meter> Meters { get; }

    /// <summary>One version of each plan by key.</summary>
    public IReadOnlyDictionary<string, Plan> Plans { get; }

    /// <summary>False where a meter could not be read, so that a missing one may be that.</summary>
    public bool KnowsAllMeters { get; }

    /// <summary>False where a plan could not be read, so that a missing one may be that.</summary>
    public bool KnowsAllPlans { get; }

    /// <summary>The dimensions that a meter declares; null where they are not known.</summary>
    /// <param name="meter">The meter, as a charge names it.</param>
    /// <param name="index">What the catalog declares; null for a plan by itself.</param>
    /// <param name="faults">Tells what could not be read.</param>
    public static IReadOnlyCollection<string>? DimensionsOf(Meter? meter, CatalogIndex? index, FaultCollector faults)
    {
        if (meter?.Key is not { } key) return null;
        if (index is not null && !index.Meters.TryGetValue(key, out meter)) return null;
        var isRead = !faults.IsUnreadable(FaultPath.Of(FaultPath.Of("meters", key), "dimensions"))
            && meter.Dimensions.All(dimension => dimension is not null);
        return isRead ? meter.Dimensions : null;
    }

    private static Dictionary<string, T> FirstByKey<T>(ValueArray<T> items, Func<T, string?> key)
        where T : class
    {
        var found = new Dictionary<string, T>(items.Count, StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (item is not null && key(item) is { } name) _ = found.TryAdd(name, item);
        }

        return found;
    }

    private static bool IsWholeList<T>(ValueArray<T> items, string list, int limit, FaultCollector faults) =>
        items.Count <= limit
        && !faults.IsUnreadable(list)
        && !Enumerable.Range(0, items.Count)
            .Any(index => faults.IsUnreadable(FaultPath.Of(FaultPath.Of("", list, index), "key")));
}
