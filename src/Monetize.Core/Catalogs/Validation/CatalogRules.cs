using Monetize.Errors;

namespace Monetize.Catalogs.Validation;

/// <summary>A catalog as a whole: each list in order, then what only shows across the lists.</summary>
internal static class CatalogRules
{
    public static void Check(FaultCollector faults, Catalog catalog)
    {
        var index = new CatalogIndex(catalog, faults);
        CheckServices(faults, catalog, index);
        CheckMeters(faults, catalog);
        CheckPlans(faults, catalog, index);
        CheckRecordedMeters(faults, catalog, index);
    }

    private static void CheckServices(FaultCollector faults, Catalog catalog, CatalogIndex index)
    {
        var count = TextRules.CheckCount(
            faults, "services", "services", catalog.Services.Count, CatalogLimits.Services);
        var paths = new KeyedPaths("", "services");
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var service in catalog.Services.Take(count))
        {
            var path = paths.Next(service?.Key);
            if (service is null)
            {
                TextRules.ReportMissing(faults, path, "The service");
                continue;
            }

            ServiceRules.Check(faults, path, service, index);
            if (KeyRules.IsUsable(service.Key)) KeyRules.CheckUnique(faults, path, "The service", service.Key, taken);
        }
    }

    private static void CheckMeters(FaultCollector faults, Catalog catalog)
    {
        var count = TextRules.CheckCount(faults, "meters", "meters", catalog.Meters.Count, CatalogLimits.Meters);
        var paths = new KeyedPaths("", "meters");
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var meter in catalog.Meters.Take(count))
        {
            var path = paths.Next(meter?.Key);
            if (meter is null)
            {
                TextRules.ReportMissing(faults, path, "The meter");
                continue;
            }

            MeterRules.Check(faults, path, meter);
            if (KeyRules.IsUsable(meter.Key)) KeyRules.CheckUnique(faults, path, "The meter", meter.Key, taken);
        }
    }

    private static void CheckPlans(FaultCollector faults, Catalog catalog, CatalogIndex index)
    {
        var count = TextRules.CheckCount(faults, "plans", "plans", catalog.Plans.Count, CatalogLimits.Plans);
        var paths = new KeyedPaths("", "plans");
        var taken = new HashSet<string>(StringComparer.Ordinal);
        for (var position = 0; position < count; position++)
        {
            var plan = catalog.Plans[position];
            var isVersionKnown = !faults.IsUnreadable(FaultPath.Of(FaultPath.Of("", "plans", position), "version"));
            var path = paths.Next(isVersionKnown ? plan?.Key : null, plan?.Version ?? 1);
            if (plan is null)
            {
                TextRules.ReportMissing(faults, path, "The plan");
                continue;
            }

            PlanRules.Check(faults, path, plan, index);
            if (isVersionKnown && KeyRules.IsUsable(plan.Key))
            {
                KeyRules.CheckUnique(faults, path, "The plan version", plan.ToString(), taken);
            }
        }
    }

    /// <summary>Usage that is recorded and that no plan prices is never invoiced.</summary>
    private static void CheckRecordedMeters(FaultCollector faults, Catalog catalog, CatalogIndex index)
    {
        if (faults.AnyUnreadableIn("plans")) return;
        var unpriced = index.Meters.Keys.ToHashSet(StringComparer.Ordinal);
        unpriced.ExceptWith(catalog.Plans
            .Where(plan => plan is not null)
            .SelectMany(plan => plan.Charges)
            .OfType<UsageCharge>()
            .Select(charge => charge.Meter?.Key ?? ""));
        var paths = new KeyedPaths("", "services");
        foreach (var service in catalog.Services.Take(CatalogLimits.Services))
        {
            var servicePath = paths.Next(service?.Key);
            if (service is not null) CheckRecordedMeters(faults, servicePath, service, unpriced);
        }
    }

    private static void CheckRecordedMeters(
        FaultCollector faults, string path, Service service, HashSet<string> unpriced)
    {
        var paths = new KeyedPaths(path, "methods");
        foreach (var method in service.Methods.Take(CatalogLimits.MethodsPerService))
        {
            var methodPath = paths.Next(method?.Name);
            if (method is null) continue;
            for (var position = 0; position < Math.Min(method.Meters.Count, CatalogLimits.MetersPerMethod); position++)
            {
                if (method.Meters[position]?.Key is not { } key || !unpriced.Contains(key)) continue;
                faults.Add(
                    ErrorCodes.UnpricedMeter,
                    FaultPath.Of(methodPath, "meters", position),
                    $"{Quote.Of(key)} is recorded, but no plan has a charge for it: it is never invoiced.",
                    "Add a charge for it to a plan; say 'limit: none' where it is free on purpose.");
            }
        }
    }
}
