using Monetize.Catalogs.Validation;
using Monetize.Collections;

namespace Monetize.Catalogs.Json;

/// <summary>Services: <c>{ "key", "name", "description", "domain", "methods", "plans" }</c>.</summary>
internal static class ServiceReader
{
    private static readonly string[] Known = ["key", "name", "description", "domain", "methods", "plans"];
    private static readonly string[] KnownOfMethod = ["name", "meters"];

    public static ValueArray<Service> ReadAll(DocumentObject catalog, MeterLookup meters)
    {
        var paths = new KeyedPaths("", "services");
        return catalog.Keyed(
            "services",
            CatalogLimits.Services,
            item => paths.Next(item?.Peek("key")),
            (item, path, _) => Read(item, path, meters));
    }

    private static Service Read(DocumentObject service, string path, MeterLookup meters)
    {
        service.Place(path, "The service", Known);
        var paths = new KeyedPaths(path, "methods");
        return new Service
        {
            Key = service.RequiredText("key")!,
            Name = service.Text("name"),
            Description = service.Text("description"),
            Domain = service.Text("domain"),
            Methods = service.Keyed(
                "methods",
                CatalogLimits.MethodsPerService,
                item => paths.Next(item?.Peek("name")),
                (item, methodPath, _) => ReadMethod(item, methodPath, meters)),
            Plans = service.Texts("plans", CatalogLimits.PlansPerService),
        };
    }

    private static ServiceMethod ReadMethod(DocumentObject method, string path, MeterLookup meters)
    {
        method.Place(path, "The method", KnownOfMethod);
        return new ServiceMethod
        {
            Name = method.RequiredText("name")!,
            Meters = method.Texts("meters", CatalogLimits.MetersPerMethod).Select(meters.Find).ToValueArray(),
        };
    }
}
