using System.Globalization;
using System.Text;

namespace Monetize.Benchmarks.Usage;

/// <summary>A month of usage as CSV: three meters, a customer for each 200 rows, one row in 50 sent twice.</summary>
public static class UsageWorkload
{
    /// <summary>The meter whose quantities are added up.</summary>
    public const string SummedMeter = "words";

    private const int RowsPerCustomer = 200;
    private const int ResentEvery = 50;
    private static readonly string[] Meters = [SummedMeter, "api_calls", "storage"];

    /// <summary>The plan that prices it.</summary>
    public static Plan Plan() => Monetize.Plan.Create("pro", Currency.Usd, Every.Month)
        .Recurring(49)
        .Usage(Meter.Sum(SummedMeter, Unit.Word))
            .Graduated(tiers => tiers.UpTo(10_000, 0.01m).UpTo(100_000, 0.008m).Beyond(0.005m))
        .Includes(Meter.Count("api_calls", Unit.Call), 50).Overage.PerUnit(0.0005m)
        .Includes(Meter.Max("storage", Unit.Gigabyte), 5).Overage.PerUnit(0.15m)
        .Build();

    /// <summary>Writes the file; the same one each time.</summary>
    public static void Write(string path, int rows)
    {
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(false));
        file.Write("key,customer,meter,quantity,time\n");
        var state = 0x9E3779B97F4A7C15UL;
        var start = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
        var line = "";
        for (var i = 0; i < rows; i++)
        {
            if (i % ResentEvery != ResentEvery - 1)
            {
                state = (state * 6364136223846793005UL) + 1442695040888963407UL;
                var customer = (int)((state >> 33) % (ulong)Math.Max(1, rows / RowsPerCustomer));
                var quantity = (state >> 40) % 100_000 / 100m;
                var time = start.AddMilliseconds(i * (29.0 * 24 * 60 * 60 * 1000 / rows));
                line = string.Create(
                    CultureInfo.InvariantCulture,
                    $"evt-{state:x16},customer-{customer:00000},{Meters[i % 3]},{quantity},"
                    + $"{time:yyyy-MM-ddTHH:mm:ssZ}\n");
            }

            file.Write(line);
        }
    }
}
