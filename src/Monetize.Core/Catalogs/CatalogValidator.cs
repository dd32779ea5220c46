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
        return [];
    }

    /// <summary>All faults of a price by itself.</summary>
    /// <param name="price">The price.</param>
    public static ValueArray<Fault> Validate(Price price)
    {
        ArgumentNullException.ThrowIfNull(price);
        return [];
    }

    internal static void ThrowIfInvalid(Catalog catalog) => ThrowOnError(Validate(catalog));

    internal static void ThrowIfInvalid(Plan plan) => ThrowOnError(PlanFaults(plan));

    internal static void ThrowIfInvalid(Service service) => ThrowOnError(ServiceFaults(service));

    internal static void ThrowIfInvalid(Price price) => ThrowOnError(Validate(price));

    private static ValueArray<Fault> PlanFaults(Plan plan) => plan is null ? [] : [];

    private static ValueArray<Fault> ServiceFaults(Service service) => service is null ? [] : [];

    private static void ThrowOnError(ValueArray<Fault> faults)
    {
        if (faults.Any(fault => fault.Severity == FaultSeverity.Error)) throw new CatalogException(faults);
    }
}
