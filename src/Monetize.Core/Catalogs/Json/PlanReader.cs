using Monetize.Catalogs.Validation;
using Monetize.Collections;

namespace Monetize.Catalogs.Json;

/// <summary>
/// Plan versions: <c>{ "key", "version", "name", "currency", "period", "charges", "features" }</c>.
/// </summary>
internal static class PlanReader
{
    private static readonly string[] Known =
        ["key", "version", "name", "currency", "period", "charges", "features"];

    public static ValueArray<Plan> ReadAll(DocumentObject catalog, MeterLookup meters, FaultCollector faults)
    {
        var paths = new KeyedPaths("", "plans");
        return catalog.Keyed(
            "plans",
            CatalogLimits.Plans,
            item => NextPath(paths, item),
            (item, path, index) => Read(item, path, index, meters, faults));
    }

    private static string NextPath(KeyedPaths paths, DocumentObject? plan)
    {
        plan?.Expect(Known);
        return plan is not null && plan.TryPeekWholeNumber("version", otherwise: 1, out var version)
            ? paths.Next(plan.Peek("key"), version)
            : paths.Next(null);
    }

    private static Plan Read(
        DocumentObject plan, string path, int index, MeterLookup meters, FaultCollector faults)
    {
        plan.Place(path, "The plan", Known);

        // The rules must take the same way to the same path, which begins at the version.
        if (!plan.TryPeekWholeNumber("version", otherwise: 1, out _))
        {
            faults.MarkUnreadable(FaultPath.Of(FaultPath.Of("", "plans", index), "version"));
        }

        return new Plan
        {
            Key = plan.RequiredText("key")!,
            Version = plan.WholeNumber("version", otherwise: 1),
            Name = plan.Text("name"),
            Currency = ReadCurrency(plan),
            Period = ReadPeriod(plan),
            Charges = plan.Objects(
                "charges",
                CatalogLimits.ChargesPerPlan,
                (item, chargePath) => ChargeReader.Read(item, chargePath, meters)),
            Features = ReadFeatures(plan),
        };
    }

    private static Currency ReadCurrency(DocumentObject plan)
    {
        if (plan.RequiredText("currency") is not { } code) return Currency.Usd;
        if (Currency.TryOf(code, out var currency)) return currency;
        plan.ReportWord("currency", code, ["USD", "EUR", "GBP", "JPY"], "an ISO 4217 code in capitals, such as");
        return Currency.Usd;
    }

    private static Interval? ReadPeriod(DocumentObject plan)
    {
        if (!plan.Has("period")) return plan.IsMisspelt("period") ? Every.Month : null;
        if (plan.Text("period") is not { } text) return Every.Month;
        if (PeriodWord.TryRead(text, out var period)) return period;
        plan.ReportWord("period", text, [.. Words.IntervalUnits.Words, "3 months"]);
        return Every.Month;
    }

    private static ValueMap ReadFeatures(DocumentObject plan)
    {
        if (plan.Object("features") is not { } features) return default;
        var names = features.Names.ToList();
        features.Place(FaultPath.Of(plan.Path, "features"), "The list of features", names);
        return ValueMap.Of(names
            .Where(features.Has)
            .Select(name => KeyValuePair.Create(name, features.RequiredText(name)!)));
    }
}
