using Monetize.TestSupport;

namespace Monetize.Cli.Tests;

/// <summary>A catalog file for one test.</summary>
internal sealed class TemporaryCatalog : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TemporaryCatalog(string json)
    {
        Path = _folder.PathTo("catalog.json");
        File.WriteAllText(Path, json);
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>
    /// A plan <c>pro</c> in yen with a one-time and a recurring charge, storage without a price, calls in packages, and
    /// words whose sums leave a residue.
    /// </summary>
    public static TemporaryCatalog OfEveryKind() => new("""
        {
          "meters": [
            { "key": "words", "unit": "word", "aggregation": "sum" },
            { "key": "calls", "unit": "call", "aggregation": "count" },
            { "key": "storage", "unit": "gigabyte", "aggregation": "max" }
          ],
          "plans": [
            {
              "key": "pro", "version": 1, "currency": "JPY", "period": "month", "charges": [{ "recurring": "1" }]
            },
            {
              "key": "pro", "version": 2, "name": "=Pro [bold]最高[/]", "currency": "JPY", "period": "month",
              "charges": [
                { "one_time": "5000", "name": "Setup, \"guided\"" },
                { "recurring": "1200", "name": "=1+1" },
                { "usage": "words", "price": { "model": "graduated", "tiers": [
                  { "up_to": "100", "unit_price": "0.123", "flat_fee": "7" }, { "unit_price": "0.1" }] } },
                { "usage": "calls", "price": { "model": "package", "package_size": 1000, "package_price": "250" } },
                { "usage": "storage", "included": 50, "limit": "hard" }
              ]
            }
          ]
        }
        """);

    /// <summary>
    /// A plan <c>all</c> whose charges read records, cells, buckets, sums of amounts and levels, with a minimum and a
    /// maximum; a plan <c>basic</c> for calls alone, in two versions.
    /// </summary>
    public static TemporaryCatalog OfEveryReading() => new("""
        {
          "meters": [
            { "key": "payments", "unit": "euro", "aggregation": "sum" },
            { "key": "calls", "unit": "call", "aggregation": "count", "dimensions": ["region", "model", "host"] },
            { "key": "compute", "unit": "hour", "aggregation": "sum" },
            { "key": "tokens", "unit": "token", "aggregation": "sum" },
            { "key": "users", "unit": "user", "aggregation": "unique_count", "dimensions": ["user"],
              "counted_dimension": "user" },
            { "key": "storage", "unit": "gigabyte", "aggregation": "weighted_sum" },
            { "key": "seats", "unit": "seat", "aggregation": "last" },
            { "key": "unpriced", "unit": "piece", "aggregation": "sum" }
          ],
          "plans": [
            {
              "key": "all", "currency": "EUR", "period": "month", "minimum": 20, "maximum": 500,
              "charges": [
                { "recurring": "10", "name": "Base" },
                { "usage": "payments", "price": { "model": "percentage", "rate_percent": 2.5,
                  "fixed_amount_per_event": "0.30", "free_events": 1, "per_transaction_min": 1 } },
                { "usage": "calls", "price": { "model": "matrix", "dimensions": ["region", "model"], "cells": [
                  { "match": { "region": "eu", "model": "large" }, "price": { "model": "per_unit", "unit_price": 0.4 } },
                  { "match": { "region": "eu", "model": "small" }, "price": { "model": "per_unit", "unit_price": 0.1 } }
                ], "otherwise": null } },
                { "usage": "compute", "bucket": "day", "maximum": 15, "price": { "model": "graduated", "tiers": [
                  { "up_to": 8, "unit_price": 1 }, { "unit_price": 2 }] } },
                { "usage": "tokens", "price": { "model": "dynamic", "multiplier": 1.2 } },
                { "usage": "users", "price": { "model": "per_unit", "unit_price": 3 } },
                { "usage": "storage", "price": { "model": "per_unit", "unit_price": 0.5 } },
                { "usage": "seats", "minimum": 5, "price": { "model": "per_unit", "unit_price": 2 } }
              ]
            },
            {
              "key": "basic", "version": 1, "currency": "USD",
              "charges": [{ "usage": "payments", "price": { "model": "per_unit", "unit_price": 1 } }]
            },
            {
              "key": "basic", "version": 2, "currency": "USD",
              "charges": [{ "usage": "payments", "price": { "model": "per_unit", "unit_price": 2 } }]
            }
          ]
        }
        """);

    /// <summary>
    /// Plans <c>pro</c> and <c>max</c> for what is kept, as a whole, by the day and by region; <c>lite</c> for calls alone.
    /// </summary>
    public static TemporaryCatalog OfLevels() => new("""
        {
          "meters": [
            { "key": "storage", "unit": "gigabyte", "aggregation": "weighted_sum" },
            { "key": "machines", "unit": "machine", "aggregation": "weighted_sum" },
            { "key": "disks", "unit": "disk", "aggregation": "weighted_sum", "dimensions": ["region"] },
            { "key": "calls", "unit": "call", "aggregation": "sum" }
          ],
          "plans": [
            {
              "key": "pro", "currency": "EUR", "period": "month", "charges": [
                { "recurring": 10 },
                { "usage": "storage", "price": { "model": "per_unit", "unit_price": 0.5 } },
                { "usage": "calls", "price": { "model": "per_unit", "unit_price": 1 } },
                { "usage": "machines", "bucket": "day", "price": { "model": "graduated", "tiers": [
                  { "up_to": 8, "unit_price": 1 }, { "unit_price": 2 }] } },
                { "usage": "disks", "price": { "model": "matrix", "dimensions": ["region"], "cells": [
                  { "match": { "region": "eu" }, "price": { "model": "per_unit", "unit_price": 1 } },
                  { "match": { "region": "us" }, "price": { "model": "per_unit", "unit_price": 2 } }
                ], "otherwise": null } }
              ]
            },
            {
              "key": "max", "currency": "EUR", "charges": [
                { "usage": "storage", "price": { "model": "per_unit", "unit_price": 2 } },
                { "usage": "calls", "price": { "model": "per_unit", "unit_price": 1 } }
              ]
            },
            {
              "key": "lite", "currency": "EUR",
              "charges": [{ "usage": "calls", "price": { "model": "per_unit", "unit_price": 1 } }]
            }
          ]
        }
        """);

    /// <summary>
    /// A plan <c>yearly</c> with a setup fee, a plan <c>rolling</c> of a month whose words roll over, and <c>other</c>.
    /// </summary>
    public static TemporaryCatalog OfPeriods() => new("""
        {
          "meters": [
            { "key": "words", "unit": "word", "aggregation": "sum" },
            { "key": "storage", "unit": "gigabyte", "aggregation": "weighted_sum" }
          ],
          "plans": [
            {
              "key": "yearly", "currency": "USD", "period": "year", "charges": [
                { "one_time": 50, "name": "Setup" },
                { "recurring": 120 },
                { "usage": "words", "price": { "model": "per_unit", "unit_price": 1 } }
              ]
            },
            {
              "key": "rolling", "currency": "USD", "period": "month", "charges": [
                { "usage": "words", "included": 100, "rollover": 150,
                  "price": { "model": "per_unit", "unit_price": 1 } },
                { "usage": "storage", "price": { "model": "per_unit", "unit_price": 1 } }
              ]
            },
            {
              "key": "other", "currency": "USD", "period": "3 months", "charges": [
                { "usage": "words", "price": { "model": "per_unit", "unit_price": 2 } }
              ]
            }
          ]
        }
        """);

    public void Dispose() => _folder.Dispose();
}
