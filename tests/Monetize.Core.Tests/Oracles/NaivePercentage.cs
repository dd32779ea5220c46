using Monetize.Errors;
using Monetize.Tests.Monetary;

namespace Monetize.Tests.Oracles;

/// <summary>
/// A percentage, record by record: the first so many records are free as long as the free amount lasts; of the record
/// in which it ends, only the rest is charged.
/// </summary>
internal static class NaivePercentage
{
    public static BigDecimal Of(PercentagePrice price, IReadOnlyList<BigDecimal> records)
    {
        var hasAllowance = price.FreeRecords is not null || price.FreeAmount is not null;
        BigDecimal total = 0m;
        BigDecimal used = 0m;
        for (var i = 0; i < records.Count; i++)
        {
            if (records[i] < 0m) throw new NaiveRefusal(ErrorCodes.QuantityBelowZero);
            var isWithinCount = hasAllowance && (price.FreeRecords is not { } most || i < most);
            var left = price.FreeAmount is { } amount ? amount - used : records[i];
            var free = !isWithinCount || left <= 0m ? 0m : left < records[i] ? left : records[i];
            used += free;
            var hasFreeLeft = price.FreeAmount is null || left > 0m;
            if (isWithinCount && hasFreeLeft && free >= records[i]) continue;
            total += Bounded(price, records[i] - free);
        }

        return total;
    }

    private static BigDecimal Bounded(PercentagePrice price, BigDecimal amount)
    {
        var hundredfold = amount * price.RatePercent;
        var cost = new BigDecimal(hundredfold.Mantissa, hundredfold.Scale + 2) + price.FixedAmountPerRecord;
        if (price.RecordMinimum is { } least && cost < least) return least;
        return price.RecordMaximum is { } most && cost > most ? most : cost;
    }
}
