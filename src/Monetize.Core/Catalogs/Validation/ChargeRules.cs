using Monetize.Errors;

namespace Monetize.Catalogs.Validation;

/// <summary>The charges of a plan. A new kind of charge is a new case here.</summary>
internal static class ChargeRules
{
    public static void Check(FaultCollector faults, string path, Plan plan, Charge charge, CatalogIndex? index)
    {
        switch (charge)
        {
            case OneTimeCharge oneTime:
                AmountRules.CheckAmount(faults, FaultPath.Of(path, "one_time"), "The one-time amount", oneTime.Amount);
                TextRules.Check(faults, FaultPath.Of(path, "name"), "The name", oneTime.Name);
                break;
            case RecurringCharge recurring:
                AmountRules.CheckAmount(
                    faults, FaultPath.Of(path, "recurring"), "The recurring amount", recurring.Amount);
                TextRules.Check(faults, FaultPath.Of(path, "name"), "The name", recurring.Name);
                CheckPeriod(faults, path, plan);
                break;
            case UsageCharge usage:
                MeterReferenceRules.Check(faults, FaultPath.Of(path, "usage"), usage.Meter, index);
                CheckUsage(faults, path, usage);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(charge), charge.GetType().Name, "A charge without rules.");
        }
    }

    private static void CheckPeriod(FaultCollector faults, string path, Plan plan)
    {
        if (plan.Period is not null) return;
        faults.Add(
            ErrorCodes.RecurringWithoutPeriod,
            path,
            "The charge recurs, but the plan has no billing period.",
            "Give the plan a period, such as 'month', or make the charge a one-time one.");
    }

    private static void CheckUsage(FaultCollector faults, string path, UsageCharge charge)
    {
        AmountRules.CheckQuantity(faults, FaultPath.Of(path, "included"), "The included quantity", charge.Included);
        if (charge.Price is { } price) PriceRules.Check(faults, path, price);
        if (charge.Limit is { } limit) TextRules.CheckDefined(faults, FaultPath.Of(path, "limit"), "The limit", limit);
        if (charge is { Price: null, Limit: null })
        {
            faults.Add(
                ErrorCodes.NoPriceAndNoLimit,
                path,
                "Nothing says what usage beyond the included quantity costs.",
                "Add a price, or a limit: hard, soft or none.");
        }
        else if (charge is { Price: not null, Limit: not null })
        {
            faults.Add(
                ErrorCodes.PriceAndLimit,
                path,
                "Usage beyond the included quantity has a price and a limit.",
                "Remove one of them.");
        }

        if (charge is { Limit: UsageLimit.None, Included: > 0m })
        {
            faults.Add(
                ErrorCodes.IncludedWithoutBound,
                FaultPath.Of(path, "included"),
                $"{Figure.Of(charge.Included)} are included, yet usage is unlimited.",
                "Remove the included quantity, or set the limit to hard or soft.");
        }
    }
}
