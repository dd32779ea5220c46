using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Monetize.TestSupport.Postgres;

namespace Monetize.Benchmarks.Ratios;

/// <summary>Runs the rows, prints them beside what the machine is, and writes them as JSON.</summary>
public static class RatioReport
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <returns>0 when every row that can tell holds, 1 otherwise.</returns>
    public static int Run(bool quick, FileInfo? json, string? only, TextWriter output)
    {
        Machine(output);
        RatingRatios.RequireChecksum();
        output.WriteLine("checksum 88643472.896 from every variant");
        output.WriteLine();
        var rows = new List<Ratio>();
        using var postgreSql = new PostgreSqlRatios(quick);
        using var billing = new BillingServer();

        // A server lives on when whoever started it is told to end.
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Stop());
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Stop());
        foreach (var (id, measure) in Rows(quick).Concat(postgreSql.Rows()).Concat(Billing(quick, billing)))
        {
            if (only is not null && !id.StartsWith(only, StringComparison.OrdinalIgnoreCase)) continue;
            var row = measure();
            rows.Add(row);
            output.WriteLine(Line(row));
        }

        if (json is not null) File.WriteAllText(json.FullName, JsonSerializer.Serialize(rows, Indented));
        if (rows.Count == 0)
        {
            output.WriteLine($"No row is called {only}.");
            return 2;
        }

        return rows.Any(row => row.Holds == false) ? 1 : 0;

        void Stop()
        {
            postgreSql.Dispose();
            billing.Dispose();
        }
    }

    private static IEnumerable<(string Id, Func<Ratio> Measure)> Rows(bool quick) =>
    [
        .. new RatingRatios(quick).Rows(), .. new PriceKindRatios(quick).Rows(), .. new RateRatios(quick).Rows(),
        .. new InvoiceRatios(quick).Rows(), .. new MemoryRatios(quick).Rows(), .. new SqliteRatios(quick).Rows(),
    ];

    private static IEnumerable<(string Id, Func<Ratio> Measure)> Billing(bool quick, BillingServer server) =>
        new RunRatios(quick, server).Rows().Concat(new BillingRatios(quick, server).Rows());

    private static string Line(Ratio row)
    {
        var verdict = row.Holds switch { true => "holds", false => "FAILS", null => "unsure" };
        var bound = string.Create(
            CultureInfo.InvariantCulture,
            $"{(row.Better == "lower" ? "at most" : "at least")} {row.Limit:0.###} {row.Unit}  {verdict}");
        if (row is { Better: "higher", Limit: StoreRounds.NoBound }) bound = $"{row.Unit}, without a bound";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Id,-10} {row.Value,9:0.###} {bound}  (spread {row.Spread:P0})  {row.Name}");
    }

    private static void Machine(TextWriter output)
    {
        output.WriteLine($"processor  {Processor()}, {Environment.ProcessorCount} cores");
        output.WriteLine($"load       {Load()}");
        output.WriteLine($"runtime    {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}");
        if (PostgresServer.WhyNotHere() is { } why) output.WriteLine($"postgresql left out: {why}");
        output.WriteLine($"sync       {SyncMicroseconds():0} us for one write and flush in {Path.GetTempPath()}");
    }

    private static string Processor() => FirstLine("/proc/cpuinfo", "model name")?.Split(':')[^1].Trim()
        ?? RuntimeInformation.ProcessArchitecture.ToString();

    private static string Load() => FirstLine("/proc/loadavg", "") ?? "unknown";

    private static string? FirstLine(string file, string start) =>
        File.Exists(file) ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(start, StringComparison.Ordinal)) : null;

    private static double SyncMicroseconds()
    {
        var path = Path.GetTempFileName();
        try
        {
            using var stream = new FileStream(path, FileMode.Create, FileAccess.Write);
            var times = new double[21];
            for (var i = 0; i < times.Length; i++)
            {
                var start = System.Diagnostics.Stopwatch.GetTimestamp();
                stream.Write([1]);
                stream.Flush(flushToDisk: true);
                times[i] = System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            }

            return Measurement.Median(times);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
