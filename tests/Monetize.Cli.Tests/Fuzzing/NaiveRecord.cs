using System.Globalization;
using System.Text.RegularExpressions;

namespace Monetize.Cli.Tests.Fuzzing;

/// <summary>A row that counts, with what .NET itself makes of its texts.</summary>
internal sealed partial record NaiveRecord(
    string Customer, string Plan, string Meter, decimal Quantity, DateTimeOffset Time, string? Region, string? User)
{
    /// <summary>The key of the record that it corrects.</summary>
    public string? Corrects { get; init; }

    /// <summary>What it says that it costs.</summary>
    public decimal? Amount { get; init; }

    /// <summary>What it adds to a count.</summary>
    public decimal Counted => Corrects is null ? 1m : Quantity;

    /// <summary>The meters with their dimensions.</summary>
    private static readonly Dictionary<string, string[]> Meters = new(StringComparer.Ordinal)
    {
        ["words"] = [],
        ["payments"] = [],
        ["users"] = ["user"],
        ["storage"] = [],
        ["calls"] = ["region"],
        ["prints"] = [],
        ["mails"] = [],
        ["peak"] = [],
        ["sales"] = [],
        ["tokens"] = [],
        ["compute"] = [],
        ["seats"] = [],
    };

    private static readonly Dictionary<string, string[]> PricedBy = new(StringComparer.Ordinal)
    {
        ["pro"] = ["words", "payments", "users", "storage", "calls"],
        ["lite"] = ["words"],
        ["wide"] = ["prints", "mails", "peak", "sales", "tokens", "compute", "seats"],
    };

    private static readonly (string Name, int Limit)[] Texts =
    [
        ("key", 200), ("customer", 200), ("method", 201), ("corrects", 200), ("dimension.region", 200),
        ("dimension.user", 200),
    ];

    /// <summary>The record of a row; null for a bad one.</summary>
    public static NaiveRecord? Of(IReadOnlyDictionary<string, string> fields, bool isJson)
    {
        string? Field(string name) => fields.GetValueOrDefault(name);
        if (new[] { "key", "customer", "meter", "quantity", "time" }.Any(name => Field(name) is null)) return null;
        if (Texts.Any(text => Field(text.Name) is { } value && !IsGood(value, text.Limit))) return null;
        var meter = Field("meter")!;
        var plan = Field("plan");
        var corrects = Field("corrects");
        if (!Meters.TryGetValue(meter, out var dimensions)) return null;
        if (plan is null || !PricedBy.TryGetValue(plan, out var priced) || !priced.Contains(meter)) return null;
        if (Number(Field("quantity")!, isJson) is not { } quantity || (quantity < 0m && meter != "storage" && corrects is null)) return null;
        if (Field("amount") is { } amount && !IsMoney(amount, isJson, corrects)) return null;
        if (Field("cost") is { } cost && !IsMoney(cost, isJson, corrects)) return null;
        if (corrects is not null && meter is "calls" or "mails" && quantity % 1m != 0m) return null;
        if (corrects == Field("key") || (corrects is not null && meter is "users" or "peak" or "seats")) return null;
        if (!Instant().IsMatch(Field("time")!)
            || !DateTimeOffset.TryParse(Field("time"), CultureInfo.InvariantCulture, out var time)) return null;
        if (fields.Keys.Any(name => name.StartsWith("dimension.", StringComparison.Ordinal)
            && !dimensions.Contains(name["dimension.".Length..]))) return null;
        var (region, user) = (Field("dimension.region"), Field("dimension.user"));
        if ((meter == "users" && user is null) || (meter == "calls" && region is not ("eu" or "us"))) return null;
        return new NaiveRecord(Field("customer")!, plan, meter, quantity, time, region, user)
        {
            Corrects = corrects,
            Amount = Field("amount") is { } said ? Number(said, isJson) : null,
        };
    }

    private static bool IsGood(string text, int limit) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= limit && !text.Any(char.IsControl);

    private static bool IsMoney(string text, bool isJson, string? corrects) =>
        Number(text, isJson) is { } value && (value >= 0m || corrects is not null);

    // What the tool cannot hold exactly does not occur: the mutations make no such long figures.
    private static decimal? Number(string text, bool isJson)
    {
        if (!(isJson ? Exponential() : Decimal()).IsMatch(text)) return null;
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    [GeneratedRegex(@"^-?[0-9]+(\.[0-9]+)?\z")]
    private static partial Regex Decimal();

    [GeneratedRegex(@"^-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,2})?\z")]
    private static partial Regex Exponential();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})\z")]
    private static partial Regex Instant();
}
