using Monetize.Benchmarks.References;
using Monetize.Benchmarks.Usage;
using Monetize.Cli.Output;
using Monetize.Cli.Reports;
using Monetize.Cli.Statements;
using Monetize.Cli.Usage;

namespace Monetize.Benchmarks.Ratios;

/// <summary>R1, R2: a file of usage priced and printed, beside reading it and what must be remembered.</summary>
public sealed class RateRatios
{
    private const int Samples = 20;
    private readonly bool _isQuick;
    private readonly int _rows;

    public RateRatios(bool quick)
    {
        _isQuick = quick;
        _rows = quick ? 100_000 : 1_000_000;
    }

    public IEnumerable<(string Id, Func<Ratio> Measure)> Rows()
    {
        yield return ("R1", () => WithFile(Time));
        yield return ("R2", () => WithFile(Memory));
    }

    private Ratio WithFile(Func<string, Ratio> measure)
    {
        var path = Path.GetTempFileName();
        try
        {
            UsageWorkload.Write(path, _rows);
            RequireSame(path);
            return measure(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private Ratio Time(string path)
    {
        var sink = 0m;
        var (quotient, spread) = Measurement.Compare(
            () => sink += Price(path, _ => { }).Counts.Read,
            () => sink += PlainUsageReading.Records(path).Sum(record => record.Quantity),
            pairs: 9,
            warmUp: TimeSpan.FromSeconds(_isQuick ? 2 : 5));
        return Row("R1", "price a file of usage / read and parse it", quotient, 3, hard: false, spread);
    }

    private Ratio Memory(string path)
    {
        var run = PeakOf(sample => Price(path, sample));
        var bare = PeakOf(sample =>
        {
            var usage = new BareUsage();
            foreach (var record in PlainUsageReading.Records(path))
            {
                usage.Add(record);
                sample(usage.Rows);
            }

            return usage;
        });
        var name = FormattableString.Invariant(
            $"peak memory of a run, {run / 1e6:0.0} MB / keys, customers and totals by themselves");
        return Row("R2", name, run / (double)bare, 1.5, hard: true, spread: 0);
    }

    /// <summary>The most that was alive at any sample, beyond what was before.</summary>
    private long PeakOf(Func<Action<long>, object> work)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var peak = before;
        var every = _rows / Samples;
        var result = work(rows =>
        {
            if (rows % every == 0) peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true));
        });
        peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true));
        GC.KeepAlive(result);
        return peak - before;
    }

    /// <summary>What the tool does with a file: read, count, price, print.</summary>
    private static RateRun Price(string path, Action<long> sample)
    {
        var catalog = Catalog.Of([UsageWorkload.Plan()]);
        using var file = File.OpenRead(path);
        var rows = new CsvRowReader(file);
        var run = new RateRun(catalog, new PlanBook(catalog, plan: null, version: null));
        while (rows.Read())
        {
            if (run.Add(rows.Row) is { } fault) throw new InvalidOperationException(fault);
            sample(run.Counts.Read);
        }

        using var writer = StatementWriter.For(OutputFormat.Csv, isPlain: true);
        foreach (var statement in run.Statements()) TextWriter.Null.Write(writer.Next(statement));
        return run;
    }

    private static void RequireSame(string path)
    {
        var bare = new BareUsage();
        foreach (var record in PlainUsageReading.Records(path)) bare.Add(record);
        var run = Price(path, _ => { });
        var counted = run.Statements().SelectMany(statement => statement.Statement!.Lines)
            .Where(line => line.Meter?.Key == UsageWorkload.SummedMeter)
            .Sum(line => line.Quantity);
        if (run.Counts.Read != bare.Rows || run.Counts.Bad > 0 || counted != bare.SumOf(UsageWorkload.SummedMeter))
        {
            throw new InvalidOperationException($"The run says {run.Counts} with {counted}, and by hand it is not so.");
        }
    }

    private static Ratio Row(string id, string name, double value, double limit, bool hard, double spread) => new()
    {
        Id = id,
        Name = name,
        Value = value,
        Limit = limit,
        Better = "lower",
        Unit = "ratio",
        Hard = hard,
        Spread = spread,
    };
}
