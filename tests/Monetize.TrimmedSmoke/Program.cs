using Monetize;
using Monetize.Catalogs.Json;
using Monetize.Errors;
using Monetize.Rating;

// Runs after trimming, when everything that is reached by reflection alone is gone. A test publishes it and reads
// what it prints.
Console.WriteLine($"codes: {string.Join(' ', ErrorCodes.All.Select(code => code.Id))}");

var catalog = CatalogJson.Parse(
    """
    {
      "meters": [{ "key": "words", "unit": "word", "aggregation": "sum" }],
      "plans": [{ "key": "content-generation", "currency": "USD", "period": "month", "charges": [
        { "usage": "words", "price": { "model": "graduated", "tiers": [
          { "up_to": 10000, "unit_price": "0.01" }, { "unit_price": 0.008 }] } }] }]
    }
    """);
Console.WriteLine($"round trip: {CatalogJson.Parse(CatalogJson.Write(catalog)) == catalog}");

var statement = RatingEngine.Compile(catalog.Plans[0]).Rate((catalog.Meters[0], 25_000));
Console.WriteLine(statement.Lines[0].Explain());
Console.WriteLine($"faults: {CatalogJson.Read("""{ "meterz": [] }""").Faults[0].Code}");
Console.WriteLine($"currency: {Currency.Of("EUR")}");
