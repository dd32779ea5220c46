namespace Monetize.Cli.Tests.Fuzzing;

/// <summary>
/// The plan <c>wide</c> of <see cref="NaivePrice.Catalog"/>, each charge as its definition reads, one formula a charge.
/// </summary>
internal static class NaiveWidePlan
{
    public static decimal Total(List<(string Key, NaiveRecord Record)> rows, bool isFirst, decimal carriedOver)
    {
        List<NaiveRecord> Of(string meter) =>
        [
            .. rows.Where(row => row.Record.Meter == meter).OrderBy(row => row.Record.Time)
                .ThenBy(row => row.Key, StringComparer.Ordinal).Select(row => row.Record),
        ];
        decimal[] lines =
        [
            isFirst ? 25m : 0m,
            Rounded(Mirrored(Of("prints").Sum(record => record.Quantity), Prints)),
            Rounded(Mirrored(Of("mails").Sum(record => record.Counted), Mails)),
            Rounded(Peak(Of("peak").Select(record => record.Quantity).DefaultIfEmpty(0m).Max())),
            Rounded(Mirrored(Of("sales").Sum(record => record.Quantity), Sales)),
            Rounded(Of("tokens").Sum(record => record.Amount ?? record.Quantity) / 8m),
            Rounded(Of("compute").GroupBy(record => record.Time.UtcDateTime.Date)
                .Sum(day => Mirrored(day.Sum(record => record.Quantity), Compute))),
            Clamped(Rounded(Math.Max(Seats(rows) - 10m - carriedOver, 0m) * 1.005m), 20m, 700m),
        ];
        return Clamped(lines.Sum(), 60m, 900m);
    }

    /// <summary>Of 10 seats, what is not used is carried to the next month, 12 at most.</summary>
    public static decimal Left(List<(string Key, NaiveRecord Record)> rows, decimal carriedOver) =>
        Math.Clamp(10m + carriedOver - Seats(rows), 0m, 12m);

    private static decimal Seats(List<(string Key, NaiveRecord Record)> rows) => rows
        .Where(row => row.Record.Meter == "seats")
        .OrderBy(row => row.Record.Time).ThenBy(row => row.Key, StringComparer.Ordinal)
        .LastOrDefault().Record?.Quantity ?? 0m;

    /// <summary>50 are free while no more are used; then all are paid, at the tier of what is beyond them.</summary>
    private static decimal Prints(decimal quantity)
    {
        if (quantity <= 50m) return 0m;
        return quantity - 50m <= 200m
            ? (quantity * 0.5m) + 3m
            : Math.Min(Math.Ceiling(quantity / 7m) * 0.7m, 90m);
    }

    /// <summary>Thirds, at least 2 of them; one is free, and each full pair of the others costs 1.50.</summary>
    private static decimal Mails(decimal quantity)
    {
        var units = Math.Max(Math.Round(quantity / 3m, 1, MidpointRounding.AwayFromZero), 2m);
        return Math.Floor((units - 1m) / 2m) * 1.5m;
    }

    private static decimal Peak(decimal quantity) => quantity switch
    {
        0m => 0m,
        <= 100m => 10m,
        <= 500.5m => 20m,
        _ => 35m,
    };

    private static decimal Sales(decimal quantity) => quantity == 0m
        ? 0m
        : (Math.Min(quantity, 300m) * 0.025m) + 1m + (Math.Max(quantity - 300m, 0m) * 0.0075m);

    /// <summary>A day: each started hundred up to 400 costs 2; what is beyond costs 4 at most.</summary>
    private static decimal Compute(decimal quantity) =>
        (Math.Ceiling(Math.Min(quantity, 400m) / 100m) * 2m)
            + (quantity > 400m ? Math.Min(((quantity - 400m) * 0.01m) + 0.5m, 4m) : 0m);

    private static decimal Mirrored(decimal quantity, Func<decimal, decimal> price) =>
        quantity < 0m ? -price(-quantity) : price(quantity);

    private static decimal Clamped(decimal amount, decimal minimum, decimal maximum) =>
        Math.Max(Math.Min(amount, maximum), minimum);

    private static decimal Rounded(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);
}
