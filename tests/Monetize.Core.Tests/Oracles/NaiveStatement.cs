using System.Numerics;
using Monetize.Metering;
using Monetize.Tests.Monetary;

namespace Monetize.Tests.Oracles;

/// <summary>What a plan costs, in minor units: each charge rounded once and bounded, then all of them.</summary>
internal static class NaiveStatement
{
    public static BigInteger Total(Plan plan, IReadOnlyDictionary<string, UsageItem[]> usage)
    {
        var digits = plan.Currency.MinorUnits ?? 0;
        BigInteger total = 0;
        foreach (var charge in plan.Charges)
        {
            total += charge switch
            {
                OneTimeCharge oneTime => ((BigDecimal)oneTime.Amount).RoundToMinor(digits),
                RecurringCharge recurring => ((BigDecimal)recurring.Amount).RoundToMinor(digits),
                UsageCharge metered => Bounded(
                    NaiveCharge.Of(metered, plan.Semantics, usage[metered.Meter.Key]).RoundToMinor(digits),
                    metered.Minimum,
                    metered.Maximum,
                    digits),
                _ => throw new ArgumentOutOfRangeException(nameof(plan), charge, "Not a kind of charge."),
            };
        }

        return Bounded(total, plan.Minimum, plan.Maximum, digits);
    }

    private static BigInteger Bounded(BigInteger amount, decimal? minimum, decimal? maximum, int digits)
    {
        if (maximum is { } most) amount = BigInteger.Min(amount, ((BigDecimal)most).RoundToMinor(digits));
        return minimum is { } least ? BigInteger.Max(amount, ((BigDecimal)least).RoundToMinor(digits)) : amount;
    }
}
