using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Monetize.Monetary;

namespace Monetize.Tests.Catalogs.Json;

/// <summary>
/// A second reading of a document that shares no code with the library: it walks the JSON and calculates in integers of
/// 10^-60. What both accept must cost the same.
/// </summary>
internal static class NaiveCatalog
{
    public const int Scale = 60;

    /// <summary>The plans, in order.</summary>
    public static IEnumerable<JsonElement> Plans(JsonElement root) => Items(root, "plans");

    /// <summary>The charges of a plan, in order.</summary>
    public static IEnumerable<JsonElement> Charges(JsonElement plan) => Items(plan, "charges");

    /// <summary>Whether there is a value of that name.</summary>
    public static bool Has(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>What the library read, in units of 10^-60 as well.</summary>
    public static BigInteger Scaled(decimal value) =>
        ExactDecimal.Mantissa(value) * BigInteger.Pow(10, Scale - value.Scale);

    /// <summary>A number in units of 10^-60.</summary>
    public static BigInteger Number(JsonElement owner, string name)
    {
        if (!owner.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return 0;
        return Number(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText());
    }

    public static BigInteger Number(string text)
    {
        var parts = text.ToLowerInvariant().Split('e');
        var exponent = parts.Length == 2 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : parts[0].Length - point - 1;
        var digits = parts[0].Replace(".", "", StringComparison.Ordinal);
        var mantissa = BigInteger.Parse(digits, CultureInfo.InvariantCulture);
        var shift = Scale + exponent - decimals;
        return shift >= 0 ? mantissa * BigInteger.Pow(10, shift) : mantissa / BigInteger.Pow(10, -shift);
    }

    /// <summary>The bounds of the tiers of a price; none where it has no tiers.</summary>
    public static IEnumerable<BigInteger> Bounds(JsonElement price) =>
        Items(price, "tiers").Select(tier => Number(tier, "up_to")).Where(bound => bound > 0);

    /// <summary>What a quantity costs.</summary>
    public static BigInteger Cost(JsonElement price, BigInteger quantity)
    {
        var model = price.GetProperty("model").GetString();
        return model switch
        {
            "flat" => Number(price, "amount"),
            "per_unit" => Times(quantity, Number(price, "unit_price")),
            "package" => Package(price, quantity),
            "graduated" => Graduated(price, quantity),
            "volume" or "stairstep" => Volume(price, quantity),
            "percentage" => Percentage(price, quantity),
            "graduated_percentage" => Graduated(price, quantity),
            "dynamic" => Has(price, "multiplier") ? Times(quantity, Number(price, "multiplier")) : quantity,
            _ => throw new InvalidOperationException($"No formula for {model}."),
        };
    }

    private static BigInteger Package(JsonElement price, BigInteger quantity)
    {
        var size = Number(price, "package_size");
        var billed = BigInteger.Max(0, quantity - Number(price, "free_units"));
        var packages = BigInteger.DivRem(billed, size, out var rest);
        var isDown = price.TryGetProperty("rounding", out var word) && word.ValueEquals("down");
        return (packages + (rest > 0 && !isDown ? 1 : 0)) * Number(price, "package_price");
    }

    private static BigInteger Graduated(JsonElement price, BigInteger quantity)
    {
        BigInteger total = 0, lower = 0;
        foreach (var tier in Items(price, "tiers"))
        {
            var upper = Has(tier, "up_to") ? BigInteger.Min(quantity, Number(tier, "up_to")) : quantity;
            total += OfTier(tier, upper - lower);
            if (!Has(tier, "up_to") || quantity <= Number(tier, "up_to")) break;
            lower = upper;
        }

        return total;
    }

    private static BigInteger Volume(JsonElement price, BigInteger quantity) => OfTier(
        Items(price, "tiers").First(tier => !Has(tier, "up_to") || quantity <= Number(tier, "up_to")), quantity);

    /// <summary>What some units cost in a tier, whichever figures it has.</summary>
    private static BigInteger OfTier(JsonElement tier, BigInteger units)
    {
        var each = Number(tier, "unit_price") + (Number(tier, "rate_percent") / 100);
        var variable = Has(tier, "package_size")
            ? Started(units, Number(tier, "package_size")) * each
            : Times(units, each);
        var amount = Number(tier, "flat_fee") + variable;
        return Has(tier, "amount_cap") ? BigInteger.Min(amount, Number(tier, "amount_cap")) : amount;
    }

    /// <summary>What one record costs by itself.</summary>
    private static BigInteger Percentage(JsonElement price, BigInteger amount)
    {
        if (amount == 0) return 0;
        var isFreeByCount = Has(price, "free_events") && Number(price, "free_events") > 0;
        var free = Has(price, "free_amount") && (isFreeByCount || !Has(price, "free_events"))
            ? BigInteger.Min(amount, Number(price, "free_amount"))
            : isFreeByCount ? amount : 0;
        if (free == amount) return 0;
        var cost = Times(amount - free, Number(price, "rate_percent") / 100) + Number(price, "fixed_amount_per_event");
        cost = BigInteger.Max(cost, Number(price, "per_transaction_min"));
        return Has(price, "per_transaction_max") ? BigInteger.Min(cost, Number(price, "per_transaction_max")) : cost;
    }

    private static BigInteger Started(BigInteger units, BigInteger size)
    {
        var full = BigInteger.DivRem(units, size, out var rest);
        return rest > 0 ? full + 1 : full;
    }

    private static BigInteger Times(BigInteger left, BigInteger right) => left * right / BigInteger.Pow(10, Scale);

    private static JsonElement.ArrayEnumerator Items(JsonElement owner, string list) =>
        owner.TryGetProperty(list, out var value) && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray()
            : default;
}
