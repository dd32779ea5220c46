using Monetize.Metering;

namespace Monetize.Storage.Reading;

/// <summary>Which months, days and records make a period: the one place that decides it for database stores.</summary>
/// <param name="query">Where they are asked for.</param>
/// <param name="period">The period.</param>
/// <param name="mark">The position below which records are folded.</param>
/// <param name="until">The position below which records count.</param>
public sealed class PeriodFragments(IUsageFragments query, Period period, long mark, long until)
{
    private readonly long _from = UsageTime.Bound(period.From);
    private readonly long _to = UsageTime.Bound(period.ToExclusive);
    private readonly int _firstDay = UsageDay.Of(period.From).Number;
    private readonly int _lastDay = UsageDay.Of(period.ToExclusive).Number;

    /// <summary>Adds what a quantity of the period needs.</summary>
    public void AddTotals()
    {
        if (until < mark)
        {
            // Folded states hold records above the watermark as well: only the records themselves can tell.
            query.AddRecordsOfDays(_firstDay, _lastDay + 1, _from, _to, until);
            return;
        }

        AddFolded(UsageDay.Whole(period));
        query.AddRecords(mark, until, _from, _to);
    }

    /// <summary>Adds each record of the period, and what the level was before it.</summary>
    /// <param name="earliestDay">The first day of which anything is stored.</param>
    public void AddLevels(int earliestDay)
    {
        if (until < mark)
        {
            query.AddRecordsOfDays(earliestDay, _lastDay + 1, long.MinValue, _to, until);
            return;
        }

        var month = new UsageDay(_firstDay).Month;
        query.AddMonths(UsageFragment.Carried, 0, month);
        query.AddDays(UsageFragment.Carried, FirstDayOf(month), _firstDay);
        query.AddRecordsOfDays(_firstDay, _lastDay + 1, long.MinValue, _to, mark);
        query.AddRecords(mark, until, long.MinValue, _to);
    }

    private void AddFolded(UsageDays whole)
    {
        var (first, end) = (whole.First.Number, whole.EndExclusive.Number);
        if (first >= end)
        {
            query.AddRecordsOfDays(_firstDay, _lastDay + 1, _from, _to, mark);
            return;
        }

        query.AddRecordsOfDays(first - 1, first, _from, StartOf(first), mark);
        query.AddRecordsOfDays(end, end + 1, StartOf(end), _to, mark);
        var firstMonth = whole.First.Month;
        if (FirstDayOf(firstMonth) < first) firstMonth++;
        var endMonth = whole.EndExclusive.Month;
        if (firstMonth >= endMonth)
        {
            query.AddDays(UsageFragment.State, first, end);
            return;
        }

        query.AddDays(UsageFragment.State, first, FirstDayOf(firstMonth));
        query.AddMonths(UsageFragment.State, firstMonth, endMonth);
        query.AddDays(UsageFragment.State, FirstDayOf(endMonth), end);
    }

    private static long StartOf(int day) => UsageTime.Of(new UsageDay(day).Start);

    private static int FirstDayOf(int month) =>
        UsageDay.Of(new DateTimeOffset(month / 12, (month % 12) + 1, 1, 0, 0, 0, TimeSpan.Zero)).Number;
}
