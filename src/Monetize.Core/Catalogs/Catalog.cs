using Monetize.Collections;

namespace Monetize;

/// <summary>Everything that is sold: services, meters and plan versions.</summary>
/// <remarks>
/// A record may hold anything; <see cref="Catalogs.CatalogValidator"/> tells what is wrong with it.
/// Immutable; equal when all parts are.
/// </remarks>
public sealed record Catalog
{
    /// <summary>The services, each key once.</summary>
    public ValueArray<Service> Services { get; init; }

    /// <summary>The meters, each key once. Every meter that a plan or a service names must be here.</summary>
    public ValueArray<Meter> Meters { get; init; }

    /// <summary>The plan versions, each pair of key and version once.</summary>
    public ValueArray<Plan> Plans { get; init; }

    /// <summary>A catalog of plans and services, with the meters that they name.</summary>
    /// <param name="plans">The plan versions.</param>
    /// <param name="services">The services.</param>
    /// <exception cref="Catalogs.CatalogException">The catalog has errors; all of them are reported.</exception>
    public static Catalog Of(IEnumerable<Plan> plans, params IEnumerable<Service> services)
    {
        var allPlans = plans.ToValueArray();
        var allServices = services.ToValueArray();
        var charges = allPlans.SelectMany(plan => plan?.Charges ?? []);
        var priced = charges.OfType<UsageCharge>().Select(charge => charge.Meter);
        var methods = allServices.SelectMany(service => service?.Methods ?? []);
        var recorded = methods.SelectMany(method => method?.Meters ?? []);
        var catalog = new Catalog
        {
            Services = allServices,
            Meters = priced.Concat(recorded)
                .Where(meter => meter?.Key is not null)
                .DistinctBy(meter => meter.Key, StringComparer.Ordinal)
                .ToValueArray(),
            Plans = allPlans,
        };
        Catalogs.CatalogValidator.ThrowIfInvalid(catalog);
        return catalog;
    }

    /// <summary>The plan version with this key; the highest version where none is named.</summary>
    /// <param name="key">The key of the plan.</param>
    /// <param name="version">The version, or <see langword="null"/> for the highest.</param>
    /// <returns>The plan version, or <see langword="null"/> where the catalog has none.</returns>
    public Plan? FindPlan(string key, int? version = null) => Plans
        .Where(plan => plan.Key == key && (version is null || plan.Version == version))
        .MaxBy(plan => plan.Version);
}
