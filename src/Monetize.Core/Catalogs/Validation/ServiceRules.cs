using Monetize.Errors;

namespace Monetize.Catalogs.Validation;

/// <summary>One service with its methods and the plans that it names.</summary>
internal static class ServiceRules
{
    public static void Check(FaultCollector faults, string path, Service service, CatalogIndex? index)
    {
        KeyRules.Check(faults, FaultPath.Of(path, "key"), "The service", service.Key);
        TextRules.Check(faults, FaultPath.Of(path, "name"), "The name", service.Name);
        TextRules.Check(faults, FaultPath.Of(path, "description"), "The description", service.Description);
        TextRules.Check(faults, FaultPath.Of(path, "domain"), "The domain", service.Domain);
        CheckMethods(faults, path, service, index);
        CheckPlans(faults, path, service, index);
    }

    private static void CheckMethods(FaultCollector faults, string path, Service service, CatalogIndex? index)
    {
        var count = TextRules.CheckCount(
            faults, FaultPath.Of(path, "methods"), "methods", service.Methods.Count, CatalogLimits.MethodsPerService);
        var paths = new KeyedPaths(path, "methods");
        var taken = new HashSet<string>(StringComparer.Ordinal);
        for (var position = 0; position < count; position++)
        {
            var method = service.Methods[position];
            var methodPath = paths.Next(method?.Name);
            if (method is null)
            {
                TextRules.ReportMissing(faults, methodPath, "The method");
                continue;
            }

            if (KeyRules.Check(faults, FaultPath.Of(methodPath, "name"), "The method", method.Name))
            {
                KeyRules.CheckUnique(faults, methodPath, "The method", method.Name, taken);
            }

            CheckMeters(faults, methodPath, method, index);
        }
    }

    private static void CheckMeters(FaultCollector faults, string path, ServiceMethod method, CatalogIndex? index)
    {
        var count = TextRules.CheckCount(
            faults, FaultPath.Of(path, "meters"), "meters", method.Meters.Count, CatalogLimits.MetersPerMethod);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        for (var position = 0; position < count; position++)
        {
            var meter = method.Meters[position];
            var meterPath = FaultPath.Of(path, "meters", position);
            MeterReferenceRules.Check(faults, meterPath, meter, index);
            if (meter?.Key is { } key) KeyRules.CheckUnique(faults, meterPath, "The meter", key, taken);
        }
    }

    private static void CheckPlans(FaultCollector faults, string path, Service service, CatalogIndex? index)
    {
        var count = TextRules.CheckCount(
            faults, FaultPath.Of(path, "plans"), "plans", service.Plans.Count, CatalogLimits.PlansPerService);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        for (var position = 0; position < count; position++)
        {
            var key = service.Plans[position];
            var planPath = FaultPath.Of(path, "plans", position);
            if (!KeyRules.Check(faults, planPath, "The plan", key)) continue;
            KeyRules.CheckUnique(faults, planPath, "The plan", key, taken);
            if (index is null or { KnowsAllPlans: false } || index.Plans.ContainsKey(key)) continue;
            faults.Add(
                ErrorCodes.UnknownPlan,
                planPath,
                $"{Quote.Of(key)} is not a plan of the catalog.",
                $"Name a plan by its key, without a version.{faults.Question(key, index.Plans.Keys)}");
        }
    }
}
