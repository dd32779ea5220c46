using Monetize.Errors;
using Monetize.Monetary;

namespace Monetize.Catalogs.Validation;

/// <summary>Prices that are a share of money: percentage and graduated percentage.</summary>
internal static class PercentageRules
{
    public static void Check(FaultCollector faults, string path, PercentagePrice price)
    {
        CheckRate(faults, path, price.RatePercent);
        AmountRules.CheckAmount(
            faults,
            FaultPath.Of(path, "fixed_amount_per_event"),
            "The fixed amount of a record",
            price.FixedAmountPerRecord);
        AmountRules.CheckQuantity(
            faults, FaultPath.Of(path, "free_events"), "The number of free records", price.FreeRecords ?? 0);
        AmountRules.CheckQuantity(faults, FaultPath.Of(path, "free_amount"), "The free amount", price.FreeAmount ?? 0m);
        BoundRules.Check(
            faults, path, ("per_transaction_min", price.RecordMinimum), ("per_transaction_max", price.RecordMaximum));
    }

    public static void Check(FaultCollector faults, string path, GraduatedPercentagePrice price) =>
        TierTableRules.Check(faults, path, price.Tiers, tier => tier.UpToInclusive, (tierPath, tier) =>
        {
            CheckRate(faults, tierPath, tier.RatePercent);
            AmountRules.CheckAmount(faults, FaultPath.Of(tierPath, "flat_fee"), "The flat fee", tier.FlatFee);
        });

    private static void CheckRate(FaultCollector faults, string owner, decimal rate)
    {
        var path = FaultPath.Of(owner, "rate_percent");
        AmountRules.CheckAmount(faults, path, "The rate", rate);
        if (!ExactDecimal.TryMultiply(rate, 0.01m, out _))
        {
            faults.Add(
                ErrorCodes.RateTooFine,
                path,
                $"A hundredth of the rate {Figure.Of(rate)} has more than 28 digits.",
                "Write the rate with fewer decimals.");
        }
        else if (rate > 100m)
        {
            faults.Add(
                ErrorCodes.RateAboveWhole,
                path,
                $"The rate is {Figure.Of(rate)} %: more than the whole amount is charged.",
                "Write percent, such as 2.9 for 2.9 %; keep it where the costs are passed on with a mark-up.");
        }
    }
}
