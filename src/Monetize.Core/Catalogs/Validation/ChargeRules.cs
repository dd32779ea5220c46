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
                UsageChargeRules.Check(faults, path, usage, index);
                CombinationRules.CheckNegative(faults, path, usage, plan.Semantics?.NegativeQuantity);
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
}
