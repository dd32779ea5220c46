using Monetize.Catalogs.Validation;
using Monetize.Collections;
using Monetize.Errors;

namespace Monetize.Catalogs;

/// <summary>
/// The one validator: fluent declarations, records and JSON documents are judged by it, so that a fault has one code
/// whichever way it came in.
/// </summary>
public static class CatalogValidator
{
    /// <summary>All faults of a catalog, in its own order: services, meters, plans.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <returns>Errors and warnings; empty where nothing is wrong.</returns>
    public static ValueArray<Fault> Validate(Catalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        var faults = new FaultCollector();
        CatalogRules.Check(faults, catalog);
        return faults.ToArray();
    }

    /// <summary>All faults of a price by itself; paths begin there, such as <c>tiers[1]/unit_price</c>.</summary>
    /// <param name="price">The price.</param>
    /// <returns>Errors and warnings; empty where nothing is wrong.</returns>
    public static ValueArray<Fault> Validate(Price price)
    {
        ArgumentNullException.ThrowIfNull(price);
        var faults = new FaultCollector();
        PriceRules.Check(faults, "", price);
        return faults.ToArray();
    }

    internal static void ThrowIfInvalid(Catalog catalog) => ThrowOnError(Validate(catalog));

    internal static void ThrowIfInvalid(Plan plan)
    {
        var faults = new FaultCollector();
        PlanRules.Check(faults, new KeyedPaths("", "plans").Next(plan.Key, plan.Version), plan, index: null);
        ThrowOnError(faults.ToArray());
    }

    internal static void ThrowIfInvalid(Service service)
    {
        var faults = new FaultCollector();
        ServiceRules.Check(faults, new KeyedPaths("", "services").Next(service.Key), service, index: null);
        ThrowOnError(faults.ToArray());
    }

    internal static void ThrowIfInvalid(Price price) => ThrowOnError(Validate(price));

    private static void ThrowOnError(ValueArray<Fault> faults)
    {
        if (faults.Any(fault => fault.Severity == FaultSeverity.Error)) throw new CatalogException(faults);
    }
}
