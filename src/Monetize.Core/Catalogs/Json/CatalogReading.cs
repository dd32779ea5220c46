using Monetize.Collections;
using Monetize.Errors;

namespace Monetize.Catalogs.Json;

/// <summary>What became of a catalog document: a catalog, or the reasons why there is none.</summary>
public sealed record CatalogReading
{
    internal CatalogReading(Catalog? catalog, ValueArray<Fault> faults)
    {
        Catalog = catalog;
        Faults = faults;
    }

    /// <summary>The catalog; <see langword="null"/> where one of the faults is an error.</summary>
    public Catalog? Catalog { get; }

    /// <summary>
    /// All faults: first those of the document, then those of the catalog, each as they were found. Where there is a
    /// catalog they are warnings.
    /// </summary>
    public ValueArray<Fault> Faults { get; }
}
