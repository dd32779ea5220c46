using Monetize.Catalogs.Validation;

namespace Monetize.Catalogs.Json;

/// <summary>
/// The catalog as a JSON document. Amounts and quantities are read exactly, whether written as numbers or as texts, and
/// written as texts; what is unknown, doubled or unclear is a fault and never guessed.
/// </summary>
/// <example>
/// <code>
/// { "meters": [{ "key": "words", "unit": "word", "aggregation": "sum" }],
///   "plans": [{ "key": "pro", "currency": "USD", "period": "month", "charges": [
///     { "recurring": "49" },
///     { "usage": "words", "included": 50000, "price": { "model": "per_unit", "unit_price": "0.0005" } }] }] }
/// </code>
/// </example>
public static class CatalogJson
{
    /// <summary>Reads a document and collects every fault of it and of the catalog in it.</summary>
    /// <param name="utf8">The document in UTF-8 without a byte order mark, at most 16 MiB.</param>
    /// <returns>The catalog, or null where there are errors, and all faults.</returns>
    public static CatalogReading Read(ReadOnlySpan<byte> utf8)
    {
        var faults = new FaultCollector();
        using var document = DocumentText.Parse(utf8, faults);
        if (document is null) return new CatalogReading(null, faults.ToArray());
        var catalog = CatalogReader.Read(document.RootElement, faults);
        CatalogRules.Check(faults, catalog);
        return new CatalogReading(faults.HasErrors ? null : catalog, faults.ToArray());
    }

    /// <summary>Reads a document and collects every fault of it and of the catalog in it.</summary>
    /// <param name="text">The document.</param>
    /// <returns>The catalog, or null where there are errors, and all faults.</returns>
    public static CatalogReading Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var faults = new FaultCollector();
        var utf8 = DocumentText.Encode(text, faults);
        return utf8 is null ? new CatalogReading(null, faults.ToArray()) : Read(utf8);
    }

    /// <summary>Reads a document that is expected to be right.</summary>
    /// <param name="utf8">The document in UTF-8 without a byte order mark, at most 16 MiB.</param>
    /// <returns>The catalog.</returns>
    /// <exception cref="CatalogException">There are errors; all of them are reported.</exception>
    public static Catalog Parse(ReadOnlySpan<byte> utf8) => CatalogOf(Read(utf8));

    /// <summary>Reads a document that is expected to be right.</summary>
    /// <param name="text">The document.</param>
    /// <returns>The catalog.</returns>
    /// <exception cref="CatalogException">There are errors; all of them are reported.</exception>
    public static Catalog Parse(string text) => CatalogOf(Read(text));

    /// <summary>
    /// Writes a catalog. Equal catalogs give the same text, on every machine, and reading it gives an equal catalog.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <returns>Indented by two spaces, lines ended by a line feed, decimals as texts without trailing zeros.</returns>
    /// <exception cref="CatalogException">The catalog has errors; all of them are reported.</exception>
    public static string Write(Catalog catalog)
    {
        CatalogValidator.ThrowIfInvalid(catalog);
        return CatalogWriter.Write(catalog);
    }

    private static Catalog CatalogOf(CatalogReading reading) =>
        reading.Catalog ?? throw new CatalogException(reading.Faults);
}
