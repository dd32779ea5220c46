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
        """
        { "meters": [{ "key": "a", "unit": "GB", "aggregation": "sum" },
                     { "key": "b", "unit": "h", "aggregation": "max" },
                     { "key": "c", "unit": "call", "aggregation": "count" }],
          "plans": [{ "key": "p", "currency": "USD", "period": "month", "trial_days": 14,
            "minimum": 5, "maximum": "900",
            "charges": [
              { "usage": "a", "transform": { "operation": "divide", "factor": 1000, "rounding": "up", "digits": 2 },
                "minimum_quantity": 10, "included": "100", "rollover": 50, "minimum": "1.5", "maximum": 99,
                "price": { "model": "graduated", "tiers": [
                  { "up_to": 10, "unit_price": 5, "package_size": 4, "amount_cap": 12 },
                  { "up_to": 20, "unit_price": 3, "flat_fee": 2, "package_size": "2.5" },
                  { "unit_price": 4, "flat_fee": 1, "amount_cap": "80" }] } },
              { "usage": "b", "bucket": "hour", "price": { "model": "stairstep", "tiers": [
                { "up_to": 10, "flat_fee": 20 }, { "up_to": "100.5", "flat_fee": "50" }, { "flat_fee": 90 }] } },
              { "usage": "c", "price": { "model": "volume", "tiers": [
                { "up_to": 10, "unit_price": 5, "package_size": 4, "flat_fee": 3 },
                { "unit_price": 5, "package_size": 3, "amount_cap": 1000 }] } }],
            "semantics": { "zero_usage": "free", "volume_allowance": "paid_once_exceeded",
              "negative_quantity": "mirrored", "proration": "day", "minimum_proration": "full" } }] }
        """,
        """
        { "meters": [{ "key": "a", "unit": "USD", "aggregation": "sum" },
                     { "key": "b", "unit": "USD", "aggregation": "sum" },
                     { "key": "c", "unit": "USD", "aggregation": "sum" },
                     { "key": "d", "unit": "call", "aggregation": "count", "dimensions": ["region", "model"] }],
          "plans": [{ "key": "p", "currency": "EUR", "charges": [
            { "usage": "a", "minimum": 1, "price": { "model": "percentage", "rate_percent": "2.9",
              "fixed_amount_per_event": "0.3", "free_events": 3, "free_amount": 5, "per_transaction_min": "1.75",
              "per_transaction_max": 12 } },
            { "usage": "b", "price": { "model": "graduated_percentage", "tiers": [
              { "up_to": 10, "rate_percent": 1, "flat_fee": 200 }, { "up_to": 20, "rate_percent": "2" },
              { "rate_percent": 3, "flat_fee": 400 }] } },
            { "usage": "c", "maximum": "50", "price": { "model": "dynamic", "multiplier": "1.2" } },
            { "usage": "d", "price": { "model": "matrix", "dimensions": ["region", "model"], "cells": [
                { "match": { "region": "eu", "model": "large" },
                  "price": { "model": "per_unit", "unit_price": "0.02" } },
                { "match": { "region": "us", "model": "large" }, "price": { "model": "volume", "tiers": [
                  { "up_to": 10, "unit_price": "0.02" }, { "unit_price": "0.015" }] } }],
              "otherwise": { "model": "package", "package_size": 10, "package_price": 3 } } }] }] }
        """,
    ];

    private static readonly (string Name, Func<UsageCharge, decimal?> Figure)[] Figures =
    [
        ("included", charge => charge.Included), ("rollover", charge => charge.RolloverMaximum),
        ("minimum_quantity", charge => charge.MinimumQuantity), ("minimum", charge => charge.Minimum),
        ("maximum", charge => charge.Maximum),
    ];

    private static readonly decimal[] Quantities = [0m, 0.000000001m, 1m, 10.5m, 12_345.678m, 1_000_000_000_000m];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
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

        loaded.Should().BeGreaterThan(2_500, "many figures may change without a fault");
        compared.Should().BeGreaterThan(25_000, "prices of what loads are compared");
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
        var naivePlans = NaiveCatalog.Plans(naive).ToList();
        catalog.Plans.Should().HaveCount(naivePlans.Count);
        return catalog.Plans.Zip(naivePlans).Sum(pair => ComparePlan(pair.First, pair.Second, number));
    }

    private static int ComparePlan(Plan plan, JsonElement naive, int number)
    {
        if (NaivePlan.FindDifference(plan, naive) is { } difference) Assert.Fail($"Case {number}: {difference}");
        var naiveCharges = NaiveCatalog.Charges(naive).ToList();
        plan.Charges.Should().HaveCount(naiveCharges.Count);
        var compared = 0;
        foreach (var (charge, element) in plan.Charges.Zip(naiveCharges))
        {
            CompareFigures(charge, element, number);
            if (charge is UsageCharge usage) CompareWords(usage, element, number);
            if (charge is UsageCharge { Price: { } price })
            {
                compared += ComparePrice(price, element.GetProperty("price"), number);
            }
        }

        return compared;
    }

    private static void CompareFigures(Charge charge, JsonElement naive, int number)
    {
        (string Name, decimal Figure)[] figures = charge switch
        {
            OneTimeCharge oneTime => [("one_time", oneTime.Amount)],
            RecurringCharge recurring => [("recurring", recurring.Amount)],
            UsageCharge usage => [.. Figures.Select(figure => (figure.Name, figure.Figure(usage) ?? 0m))],
            _ => throw new InvalidOperationException("Not a kind of charge."),
        };
        foreach (var (name, figure) in figures)
        {
            if (NaiveCatalog.Scaled(figure) != NaiveCatalog.Number(naive, name)) Assert.Fail($"Case {number}: {name} of {charge}");
        }

        if (charge is UsageCharge { Transform: { } transform }
            && NaiveCatalog.Scaled(transform.Factor) != NaiveCatalog.Number(naive.GetProperty("transform"), "factor"))
        {
            Assert.Fail($"Case {number}: the factor of {charge}");
        }
    }

    private static void CompareWords(UsageCharge charge, JsonElement naive, int number)
    {
        (string Name, string? Read)[] words =
        [
            ("usage", charge.Meter.Key),
            ("limit", charge.Limit is { } limit ? NaivePlan.Word(limit) : null),
            ("bucket", charge.Bucket is { } bucket ? NaivePlan.Word(bucket) : null),
        ];
        foreach (var (name, read) in words)
        {
            if (read != NaivePlan.Text(naive, name)) Assert.Fail($"Case {number}: {name} of {charge}");
        }
    }

    private static int CompareCells(MatrixPrice matrix, JsonElement naive, int number)
    {
        var compared = 0;
        foreach (var (cell, element) in matrix.Cells.Zip(naive.GetProperty("cells").EnumerateArray()))
        {
            if (!NaivePlan.IsSameCell(cell, element)) Assert.Fail($"Case {number}: {cell}");
            compared += ComparePrice(cell.Price, element.GetProperty("price"), number);
        }

        return matrix.Otherwise is null
            ? compared
            : compared + ComparePrice(matrix.Otherwise, naive.GetProperty("otherwise"), number);
    }

    private static int ComparePrice(Price price, JsonElement naive, int number)
    {
        if (price is MatrixPrice matrix) return CompareCells(matrix, naive, number);
        var compiled = RatingEngine.Compile(price);
        var compared = 0;
        foreach (var quantity in Quantities.Concat(NaiveCatalog.Bounds(naive).Select(Unscaled)))
        {
            try
            {
                var total = compiled.Total(quantity);
                if (NaiveCatalog.Scaled(total) != NaiveCatalog.Cost(naive, NaiveCatalog.Scaled(quantity)))
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

    private static decimal Unscaled(BigInteger value) =>
        ExactDecimal.TryFrom(value, NaiveCatalog.Scale, out var number) ? number : 0m;
}
