using System.Numerics;
using System.Text;
using System.Text.Json;
using Monetize.Catalogs.Json;
using Monetize.Errors;
using Monetize.Monetary;
using Monetize.Rating;

namespace Monetize.Tests.Catalogs.Json;

public sealed class CatalogFuzzTests
{
    private const int Cases = 100_000;

    private static readonly string[] Documents =
    [
        """
        { "services": [{ "key": "content", "name": "AI Content", "description": "Writes.", "domain": "text",
            "methods": [{ "name": "generate", "meters": ["words"] }], "plans": ["pro"] }],
          "meters": [{ "key": "words", "unit": "word", "aggregation": "sum", "dimensions": ["region"] },
                     { "key": "calls", "unit": "call", "aggregation": "count" }],
          "plans": [{ "key": "pro", "version": 1, "name": "Pro", "currency": "USD", "period": "3 months",
            "charges": [
              { "one_time": "99", "name": "Setup" }, { "recurring": 49 },
              { "usage": "words", "included": 1000, "price": { "model": "graduated", "tiers": [
                { "up_to": 10, "unit_price": "0.01", "flat_fee": 5 }, { "up_to": 100.5, "unit_price": 0.008 },
                { "unit_price": "0.005" }] } },
              { "usage": "calls", "included": "50000", "limit": "hard" }],
            "features": { "support": "priority", "sso": "yes" } }] }
        """,
        """
        { "meters": [{ "key": "a", "unit": "GB", "aggregation": "max" },
                     { "key": "b", "unit": "call", "aggregation": "last" }],
          "plans": [
            { "key": "one", "currency": "EUR", "charges": [
              { "usage": "a", "price": { "model": "volume", "tiers": [
                { "up_to": 5, "unit_price": 7 }, { "up_to": 10, "unit_price": "6.50", "flat_fee": "3" },
                { "unit_price": 6 }] } },
              { "usage": "b", "price": { "model": "package", "package_size": 1000, "package_price": "5.00",
                "free_units": 100, "rounding": "down" } }] },
            { "key": "one", "version": 2, "currency": "JPY", "period": "year", "charges": [
              { "usage": "a", "price": { "model": "flat", "amount": "15" } },
              { "usage": "b", "included": 0.5, "price": { "model": "per_unit", "unit_price": 0.0005 } }] }] }
        """,
    ];

    private static readonly decimal[] Quantities = [0m, 0.000000001m, 1m, 10.5m, 12_345.678m, 1_000_000_000_000m];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void MutatedDocuments_GiveOnlyDocumentedFaults_AndNoWrongPrice(int document)
    {
        var mutator = new CatalogMutator(Encoding.UTF8.GetBytes(Documents[document]), seed: 20_261_101 + document);
        var loaded = 0;
        var compared = 0;
        for (var number = 0; number < Cases / Documents.Length; number++)
        {
            var spoilt = mutator.Next();
            var reading = Read(spoilt);
            if (FindFlaw(reading) is { } flaw) Assert.Fail($"Case {number}: {flaw}\n{Encoding.UTF8.GetString(spoilt)}");
            if (reading.Catalog is null) continue;
            loaded++;
            using var naive = JsonDocument.Parse(spoilt);
            compared += Compare(reading.Catalog, naive.RootElement, number);
        }

        loaded.Should().BeGreaterThan(5_000, "many figures may change without a fault");
        compared.Should().BeGreaterThan(50_000, "prices of what loads are compared");
    }

    private static CatalogReading Read(byte[] spoilt)
    {
        try
        {
            return CatalogJson.Read(spoilt);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"Threw at\n{Encoding.UTF8.GetString(spoilt)}", exception);
        }
    }

    private static string? FindFlaw(CatalogReading reading)
    {
        var isRefused = reading.Faults.Any(fault => fault.Severity == FaultSeverity.Error);
        if (isRefused == reading.Catalog is not null) return "a catalog in spite of errors, or none without";
        return reading.Faults.Select(FaultText.FindFlaw).FirstOrDefault(flaw => flaw is not null);
    }

    /// <summary>Compares every figure and the price of some quantities.</summary>
    /// <returns>How many prices were compared.</returns>
    private static int Compare(Catalog catalog, JsonElement naive, int number)
    {
        var charges = catalog.Plans.SelectMany(plan => plan.Charges).ToList();
        var naiveCharges = NaiveCatalog.Charges(naive).ToList();
        charges.Should().HaveCount(naiveCharges.Count);
        var compared = 0;
        foreach (var (charge, element) in charges.Zip(naiveCharges))
        {
            var (amount, name) = charge switch
            {
                OneTimeCharge oneTime => (oneTime.Amount, "one_time"),
                RecurringCharge recurring => (recurring.Amount, "recurring"),
                UsageCharge usage => (usage.Included, "included"),
                _ => throw new InvalidOperationException("Not a kind of charge."),
            };
            if (Scaled(amount) != NaiveCatalog.Number(element, name)) Assert.Fail($"Case {number}: {name} of {charge}");
            if (charge is UsageCharge { Price: { } price })
            {
                compared += ComparePrice(price, element.GetProperty("price"), number);
            }
        }

        return compared;
    }

    private static int ComparePrice(Price price, JsonElement naive, int number)
    {
        var compiled = RatingEngine.Compile(price);
        var compared = 0;
        foreach (var quantity in Quantities.Concat(NaiveCatalog.Bounds(naive).Select(Unscaled)))
        {
            try
            {
                var total = compiled.Total(quantity);
                if (Scaled(total) != NaiveCatalog.Cost(naive, Scaled(quantity)))
                {
                    Assert.Fail($"Case {number}: {price} gives {total} for {quantity}.");
                }

                compared++;
            }
            catch (NotExactException)
            {
                // Said so, and therefore not wrong.
            }
        }

        return compared;
    }

    private static BigInteger Scaled(decimal value) =>
        ExactDecimal.Mantissa(value) * BigInteger.Pow(10, NaiveCatalog.Scale - value.Scale);

    private static decimal Unscaled(BigInteger value) =>
        ExactDecimal.TryFrom(value, NaiveCatalog.Scale, out var number) ? number : 0m;
}
