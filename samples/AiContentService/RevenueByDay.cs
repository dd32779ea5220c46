using System.Globalization;
using Monetize;
using Monetize.Rating;

/// <summary>
/// The month's revenue as it grew, day by day: each record adds what it costs on top of the customer's records before
/// it, so that the days add up to the month.
/// </summary>
public static class RevenueByDay
{
    private const int Width = 48;

    public static IEnumerable<string> Chart(
        IEnumerable<UsageRecord> records,
        CompiledUsageCharge charge,
        Money invoiced)
    {
        var soFar = new Dictionary<CustomerId, decimal>();
        var days = new SortedDictionary<DateOnly, decimal>();
        foreach (var record in records)
        {
            var before = soFar.GetValueOrDefault(record.Customer);
            var day = DateOnly.FromDateTime(record.Time.UtcDateTime);
            days[day] = days.GetValueOrDefault(day) + charge.Marginal(before, record.Quantity);
            soFar[record.Customer] = before + record.Quantity;
        }

        var most = days.Values.Max();
        foreach (var (day, revenue) in days)
        {
            var bar = new string('█', (int)Math.Round(revenue / most * Width));
            yield return string.Create(CultureInfo.InvariantCulture, $"  {day:MMM dd}  {revenue,12:N2}  {bar}");
        }

        // Days are exact and statements rounded: the difference is shown, not hidden.
        var exact = days.Values.Sum();
        yield return Sum("exact", exact);
        yield return Sum("rounded", invoiced.Amount - exact);
        yield return Sum("total", invoiced.Amount);
    }

    private static string Sum(string name, decimal amount) =>
        string.Create(CultureInfo.InvariantCulture, $"  {name,-7} {amount,12:N2}");
}
