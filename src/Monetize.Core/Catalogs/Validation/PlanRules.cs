using Monetize.Errors;

namespace Monetize.Catalogs.Validation;

/// <summary>One plan version.</summary>
internal static class PlanRules
{
    public static void Check(FaultCollector faults, string path, Plan plan, CatalogIndex? index)
    {
        KeyRules.Check(faults, FaultPath.Of(path, "key"), "The plan", plan.Key);
        if (plan.Version < 1)
        {
            faults.Add(
                ErrorCodes.VersionBelowOne,
                FaultPath.Of(path, "version"),
                $"The version is {Figure.Of(plan.Version)}.",
                "Count versions from 1.");
        }

        TextRules.Check(faults, FaultPath.Of(path, "name"), "The name", plan.Name);
        CurrencyRules.Check(faults, FaultPath.Of(path, "currency"), plan.Currency);
        CheckPeriod(faults, FaultPath.Of(path, "period"), plan.Period);
        CheckTrial(faults, FaultPath.Of(path, "trial_days"), plan.TrialDays);
        BoundRules.Check(faults, path, ("minimum", plan.Minimum), ("maximum", plan.Maximum));
        CheckCharges(faults, path, plan, index);
        CheckFeatures(faults, FaultPath.Of(path, "features"), plan);
        SemanticsRules.Check(faults, FaultPath.Of(path, "semantics"), plan.Semantics);
    }

    private static void CheckTrial(FaultCollector faults, string path, int days)
    {
        if (days is >= 0 and <= CatalogLimits.TrialDays) return;
        faults.Add(
            ErrorCodes.TrialOutOfRange,
            path,
            $"The trial has {Figure.Of(days)} days.",
            $"Use 0 to {Figure.Of(CatalogLimits.TrialDays)}.");
    }

    private static void CheckPeriod(FaultCollector faults, string path, Interval? period)
    {
        if (period is not { } interval) return;
        TextRules.CheckDefined(faults, path, "The unit of the billing period", interval.Unit);
        if (interval.Count is >= 1 and <= CatalogLimits.PeriodCount) return;
        faults.Add(
            ErrorCodes.PeriodCountOutOfRange,
            path,
            $"The billing period has the count {Figure.Of(interval.Count)}.",
            $"Use 1 to {Figure.Of(CatalogLimits.PeriodCount)}.");
    }

    private static void CheckCharges(FaultCollector faults, string path, Plan plan, CatalogIndex? index)
    {
        var count = TextRules.CheckCount(
            faults, FaultPath.Of(path, "charges"), "charges", plan.Charges.Count, CatalogLimits.ChargesPerPlan);
        var billed = new HashSet<string>(StringComparer.Ordinal);
        for (var position = 0; position < count; position++)
        {
            var chargePath = FaultPath.Of(path, "charges", position);
            if (plan.Charges[position] is not { } charge)
            {
                TextRules.ReportMissing(faults, chargePath, "The charge");
                continue;
            }

            ChargeRules.Check(faults, chargePath, plan, charge, index);
            if (charge is UsageCharge { Meter.Key: { } key } && !billed.Add(key))
            {
                faults.Add(
                    ErrorCodes.UsageBilledTwice,
                    FaultPath.Of(chargePath, "usage"),
                    $"Another charge of the plan is over {Quote.Of(key)} already, so each unit would be paid twice.",
                    "Join the two into one charge, or record to two meters.");
            }
        }
    }

    private static void CheckFeatures(FaultCollector faults, string path, Plan plan)
    {
        TextRules.CheckCount(faults, path, "features", plan.Features.Count, CatalogLimits.FeaturesPerPlan);
        foreach (var (key, value) in plan.Features.Take(CatalogLimits.FeaturesPerPlan))
        {
            if (!KeyRules.Check(faults, path, "The feature", key)) continue;
            var featurePath = FaultPath.Of(path, key);
            if (value is null) TextRules.ReportMissing(faults, featurePath, "The feature");
            TextRules.Check(faults, featurePath, "The feature", value);
        }
    }
}
