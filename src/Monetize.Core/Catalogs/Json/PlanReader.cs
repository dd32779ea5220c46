using Monetize.Catalogs.Validation;
using Monetize.Collections;

namespace Monetize.Catalogs.Json;

/// <summary>
/// Plan versions: <c>{ "key", "version", "name", "currency", "period", "trial_days", "minimum", "maximum", "charges",
/// "features", "semantics" }</c>.
/// </summary>
internal static class PlanReader
{
    private static readonly string[] Known =
    [
        "key", "version", "name", "currency", "period", "trial_days", "minimum", "maximum", "charges", "features",
        "semantics",
    ];

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
            TrialDays = plan.WholeNumber("trial_days", otherwise: 0),
            Minimum = plan.Number("minimum"),
            Maximum = plan.Number("maximum"),
            Charges = plan.Objects(
                "charges",
                CatalogLimits.ChargesPerPlan,
                (item, chargePath) => ChargeReader.Read(item, chargePath, meters)),
            Features = plan.TextMap("features", "The list of features", required: false),
            Semantics = SemanticsForm.Read(plan.Object("semantics"), plan.PathOf("semantics")),
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
}
