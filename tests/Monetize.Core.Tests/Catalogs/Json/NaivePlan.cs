using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Monetize.Tests.Catalogs.Json;

/// <summary>What a plan is besides its charges, read from the document without the library.</summary>
internal static class NaivePlan
{
    private static readonly (string Name, string Otherwise, Func<Plan, Enum> Value)[] Semantics =
    [
        ("zero_usage", "billed", plan => plan.Semantics.ZeroUsage),
        ("volume_allowance", "stays_free", plan => plan.Semantics.VolumeAllowance),
        ("negative_quantity", "refused", plan => plan.Semantics.NegativeQuantity),
        ("proration", "second", plan => plan.Semantics.Proration),
        ("minimum_proration", "prorated", plan => plan.Semantics.MinimumProration),
    ];

    /// <summary>The first thing that differs; null where nothing does.</summary>
    public static string? FindDifference(Plan plan, JsonElement naive)
    {
        (string Name, object? Read, object? Written)[] entries =
        [
            ("key", plan.Key, Text(naive, "key")),
            ("version", Whole(plan.Version), NaiveCatalog.Has(naive, "version") ? Number(naive, "version") : Whole(1)),
            ("name", plan.Name, Text(naive, "name")),
            ("currency", plan.Currency.Code, Text(naive, "currency")),
            ("period", Period(plan), Period(Text(naive, "period"))),
            ("trial_days", Whole(plan.TrialDays), Number(naive, "trial_days")),
            ("minimum", plan.Minimum is null, !NaiveCatalog.Has(naive, "minimum")),
            ("maximum", plan.Maximum is null, !NaiveCatalog.Has(naive, "maximum")),
            ("minimum", NaiveCatalog.Scaled(plan.Minimum ?? 0m), Number(naive, "minimum")),
            ("maximum", NaiveCatalog.Scaled(plan.Maximum ?? 0m), Number(naive, "maximum")),
            ("features", Features(plan), Features(naive)),
            .. Semantics.Select(entry => (entry.Name, (object?)Word(entry.Value(plan)), Switch(naive, entry))),
        ];
        foreach (var (name, read, written) in entries)
        {
            if (!Equals(read, written)) return $"{name} of plan {plan.Key} is {read} and the document says {written}";
        }

        return null;
    }

    /// <summary>Whether a cell is for the values that the document gives it.</summary>
    public static bool IsSameCell(MatrixCell cell, JsonElement naive) =>
        Joined(cell.Match) == Joined(Texts(naive, "match"));

    /// <summary>The word of a document for a value.</summary>
    public static string Word(Enum value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>A text; null where there is none.</summary>
    public static string? Text(JsonElement owner, string name) =>
        NaiveCatalog.Has(owner, name) ? owner.GetProperty(name).GetString() : null;

    private static string? Switch(JsonElement plan, (string Name, string Otherwise, Func<Plan, Enum> Value) entry) =>
        NaiveCatalog.Has(plan, "semantics")
            ? Text(plan.GetProperty("semantics"), entry.Name) ?? entry.Otherwise
            : entry.Otherwise;

    private static string? Period(Plan plan) => plan.Period is { } period
        ? string.Create(CultureInfo.InvariantCulture, $"{period.Count} {Word(period.Unit)}")
        : null;

    private static string? Period(string? written)
    {
        if (written is null) return null;
        var words = written.Split(' ');
        return words.Length == 1
            ? $"1 {words[0]}"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{int.Parse(words[0], CultureInfo.InvariantCulture)} {words[1].TrimEnd('s')}");
    }

    private static string Features(Plan plan) => Joined(plan.Features);

    private static string Features(JsonElement plan) => Joined(Texts(plan, "features"));

    private static string Joined(IEnumerable<KeyValuePair<string, string>> entries) => string.Join(
        '\n', entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}={entry.Value}"));

    private static IEnumerable<KeyValuePair<string, string>> Texts(JsonElement owner, string name) =>
        NaiveCatalog.Has(owner, name)
            ? owner.GetProperty(name).EnumerateObject()
                .Where(entry => entry.Value.ValueKind != JsonValueKind.Null)
                .Select(entry => KeyValuePair.Create(entry.Name, entry.Value.GetString()!))
            : [];

    private static BigInteger Whole(int value) => NaiveCatalog.Scaled(value);

    private static BigInteger Number(JsonElement owner, string name) => NaiveCatalog.Number(owner, name);
}
