namespace Monetize.Cli.Tests.Fuzzing;

/// <summary>What a month costs, by the definitions of the prices.</summary>
internal static class NaivePrice
{
    /// <summary>The catalog that is priced here.</summary>
    public const string Catalog = """
        {
          "meters": [
            { "key": "words", "unit": "word", "aggregation": "sum" },
            { "key": "payments", "unit": "euro", "aggregation": "sum" },
            { "key": "users", "unit": "user", "aggregation": "unique_count", "dimensions": ["user"],
              "counted_dimension": "user" },
            { "key": "storage", "unit": "gigabyte", "aggregation": "weighted_sum" },
            { "key": "calls", "unit": "call", "aggregation": "count", "dimensions": ["region"] },
            { "key": "prints", "unit": "page", "aggregation": "sum" },
            { "key": "mails", "unit": "mail", "aggregation": "count" },
            { "key": "peak", "unit": "gigabyte", "aggregation": "max" },
            { "key": "sales", "unit": "euro", "aggregation": "sum" },
            { "key": "tokens", "unit": "token", "aggregation": "sum" },
            { "key": "compute", "unit": "hour", "aggregation": "sum" },
            { "key": "seats", "unit": "seat", "aggregation": "last" }
          ],
          "plans": [
            { "key": "pro", "currency": "EUR", "period": "month", "charges": [
              { "recurring": "10" },
              { "usage": "words", "price": { "model": "graduated", "tiers": [
                { "up_to": 100, "unit_price": "0.5" }, { "unit_price": "0.25" }] } },
              { "usage": "payments", "price": { "model": "percentage", "rate_percent": "2.5",
                "fixed_amount_per_event": "0.30", "free_events": 2 } },
              { "usage": "users", "price": { "model": "per_unit", "unit_price": 3 } },
              { "usage": "storage", "price": { "model": "per_unit", "unit_price": "0.5" } },
              { "usage": "calls", "price": { "model": "matrix", "dimensions": ["region"], "cells": [
                { "match": { "region": "eu" }, "price": { "model": "per_unit", "unit_price": "0.4" } },
                { "match": { "region": "us" }, "price": { "model": "per_unit", "unit_price": "0.1" } }
              ], "otherwise": null } }
            ] },
            { "key": "lite", "currency": "EUR", "charges": [
              { "usage": "words", "price": { "model": "per_unit", "unit_price": 1 } }] },
            { "key": "wide", "currency": "EUR", "period": "month", "minimum": 60, "maximum": 900,
              "semantics": { "zero_usage": "free", "volume_allowance": "paid_once_exceeded",
                "negative_quantity": "mirrored" },
              "charges": [
              { "one_time": "25" },
              { "usage": "prints", "included": 50, "price": { "model": "volume", "tiers": [
                { "up_to": 200, "unit_price": "0.5", "flat_fee": 3 },
                { "unit_price": "0.7", "package_size": 7, "amount_cap": 90 }] } },
              { "usage": "mails", "minimum_quantity": 2,
                "transform": { "operation": "divide", "factor": 3, "rounding": "half", "digits": 1 },
                "price": { "model": "package", "package_size": 2, "package_price": "1.5", "free_units": 1,
                  "rounding": "down" } },
              { "usage": "peak", "price": { "model": "stairstep", "tiers": [
                { "up_to": 100, "flat_fee": 10 }, { "up_to": "500.5", "flat_fee": 20 }, { "flat_fee": 35 }] } },
              { "usage": "sales", "price": { "model": "graduated_percentage", "tiers": [
                { "up_to": 300, "rate_percent": "2.5", "flat_fee": 1 }, { "rate_percent": "0.75" }] } },
              { "usage": "tokens", "price": { "model": "dynamic", "multiplier": "0.125" } },
              { "usage": "compute", "bucket": "day", "price": { "model": "graduated", "tiers": [
                { "up_to": 400, "unit_price": 2, "package_size": 100 },
                { "unit_price": "0.01", "flat_fee": "0.5", "amount_cap": 4 }] } },
              { "usage": "seats", "minimum": 20, "maximum": 700, "included": 10, "rollover": 12,
                "price": { "model": "per_unit", "unit_price": "1.005" } }
            ] }
          ]
        }
        """;

    /// <summary>The total, null where a quantity is negative and the plan refuses that.</summary>
    public static decimal? Total(
        string plan, Period month, List<(string Key, NaiveRecord Record)> rows, List<NaiveRecord> levels, bool isFirst,
        decimal carriedOver)
    {
        if (plan == "wide") return NaiveWidePlan.Total(rows, isFirst, carriedOver);
        List<NaiveRecord> Of(string meter) =>
        [
            .. rows.Where(row => row.Record.Meter == meter).OrderBy(row => row.Record.Time)
                .ThenBy(row => row.Key, StringComparer.Ordinal).Select(row => row.Record),
        ];
        var words = Of("words").Sum(record => record.Quantity);
        if (words < 0m) return null;
        if (plan == "lite") return Rounded(words);
        var storage = Level(month, levels);
        var payments = Of("payments").Select(record => record.Quantity).ToList();
        var calls = Of("calls").GroupBy(record => record.Region)
            .Select(cell => (Region: cell.Key, Count: cell.Sum(record => record.Counted))).ToList();
        if (storage < 0m || payments.Exists(payment => payment < 0m) || calls.Exists(cell => cell.Count < 0m)) return null;
        return 10m
            + Rounded((Math.Min(words, 100m) * 0.5m) + (Math.Max(words - 100m, 0m) * 0.25m))
            + Rounded(payments.Skip(2).Sum(payment => (payment * 0.025m) + 0.30m))
            + (3m * Of("users").Select(record => record.User).Distinct().Count())
            + Rounded(storage * 0.5m)
            + Rounded(calls.Sum(cell => cell.Count * (cell.Region == "eu" ? 0.4m : 0.1m)));
    }

    private static decimal Level(Period month, List<NaiveRecord> changes) => Math.Round(
        changes.Where(change => change.Time < month.ToExclusive).Sum(change =>
            change.Quantity * Math.Min((month.ToExclusive - change.Time).Ticks, month.Ticks)) / month.Ticks,
        12,
        MidpointRounding.AwayFromZero);

    private static decimal Rounded(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);
}
