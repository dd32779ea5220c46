using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Monetize.Tests.Catalogs.Json;

/// <summary>
/// A second reading of a document that shares no code with the library: it walks the JSON and calculates in integers of
/// 10^-60. What both accept must cost the same.
/// </summary>
internal static class NaiveCatalog
{
    public const int Scale = 60;

    /// <summary>The charges of all plans, in order.</summary>
    public static IEnumerable<JsonElement> Charges(JsonElement root) =>
        Items(root, "plans").SelectMany(plan => Items(plan, "charges"));

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
            "volume" => Volume(price, quantity),
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
            var upper = IsOpen(tier) ? quantity : BigInteger.Min(quantity, Number(tier, "up_to"));
            total += Number(tier, "flat_fee") + Times(upper - lower, Number(tier, "unit_price"));
            if (IsOpen(tier) || quantity <= Number(tier, "up_to")) break;
            lower = upper;
        }

        return total;
    }

    private static BigInteger Volume(JsonElement price, BigInteger quantity)
    {
        var tier = Items(price, "tiers").First(tier => IsOpen(tier) || quantity <= Number(tier, "up_to"));
        return Number(tier, "flat_fee") + Times(quantity, Number(tier, "unit_price"));
    }

    private static bool IsOpen(JsonElement tier) =>
        !tier.TryGetProperty("up_to", out var bound) || bound.ValueKind == JsonValueKind.Null;

    private static BigInteger Times(BigInteger left, BigInteger right) => left * right / BigInteger.Pow(10, Scale);

    private static JsonElement.ArrayEnumerator Items(JsonElement owner, string list) =>
        owner.TryGetProperty(list, out var value) && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray()
            : default;
}
