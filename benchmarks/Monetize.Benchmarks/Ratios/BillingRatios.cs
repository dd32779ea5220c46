using System.Diagnostics;
using Monetize.Benchmarks.Usage;
using Monetize.Billing;
using Monetize.Storage;
using Monetize.TestSupport.Postgres;
using static Monetize.Benchmarks.Ratios.StoreRounds;

namespace Monetize.Benchmarks.Ratios;

/// <summary>
/// B3 to B6: what a billing run costs with ten times the events, with ten times the customers, in calls of the server,
/// and when there is nothing to do. Each month is a round, and both sides live the same months.
/// </summary>
public sealed class BillingRatios(bool isQuick) : IDisposable
{
    private const int Months = 9;

    private readonly int _customers = isQuick ? 200 : 2_000;
    private readonly Lazy<PostgresServer> _server = new(() => new PostgresServer());

    public IEnumerable<(string Id, Func<Ratio> Measure)> Rows()
    {
        yield return ("B3.run.sqlite", () => OnFiles(place => Events("B3.run.sqlite", place)));
        yield return ("B4.sqlite", () => OnFiles(place => Customers("B4.sqlite", place)));
        yield return ("B6.sqlite", () => OnFiles(place => Again("B6.sqlite", place)));
        if (PostgresServer.WhyNotHere() is not null) yield break;
        yield return ("B3.run.postgresql", () => OnServer(place => Events("B3.run.postgresql", place)));
        yield return ("B4.postgresql", () => OnServer(place => Customers("B4.postgresql", place)));
        yield return ("B5.postgresql", () => OnServer(Calls));
        yield return ("B6.postgresql", () => OnServer(place => Again("B6.postgresql", place)));
    }

    public void Dispose()
    {
        if (_server.IsValueCreated) _server.Value.Dispose();
    }

    private Ratio Events(string id, Func<(IUsageStore, IBillingStore)> place) => InMonths(
        place, _customers, 10, _customers, 1,
        (quotient, spread) => Row(id, "a run over ten times the events", quotient, 1.15, spread, "lower"));

    private Ratio Customers(string id, Func<(IUsageStore, IBillingStore)> place) => InMonths(
        place, _customers, 2, _customers / 10, 2,
        (quotient, spread) => Row(id, "a run over ten times the customers", quotient, 12, spread, "lower"));

    private Ratio Again(string id, Func<(IUsageStore, IBillingStore)> place)
    {
        using var stores = new Stores(place());
        var work = new BillingWorkload(stores.Usage, stores.Billing, _customers, 2);
        work.Begin();
        var quotients = new double[Months];
        var first = new double[Months];
        for (var month = 0; month < Months; month++)
        {
            work.Use();
            first[month] = Time(work.Bill);
            quotients[month] = Time(work.BillAgain) / first[month];
        }

        return Row(id, "a run once more / the run", Measurement.Median(quotients), 0.2, Measurement.Spread(first), "lower");
    }

    /// <summary>Reported without a bound. Calls of the server: a batch of statements is one, as it is one way there and back.</summary>
    private Ratio Calls(Func<(IUsageStore, IBillingStore)> place)
    {
        using var stores = new Stores(place());
        var work = new BillingWorkload(stores.Usage, stores.Billing, _customers, 2);
        work.Begin();
        work.Use();
        var calls = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "Npgsql",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = _ => Interlocked.Increment(ref calls),
        };
        ActivitySource.AddActivityListener(listener);
        work.Bill();
        return new Ratio
        {
            Id = "B5.postgresql",
            Name = $"calls of the server in a run over {_customers} customers, for each thousand of them",
            Value = calls * 1_000d / _customers,
            Limit = 0,
            Better = "higher",
            Unit = "calls",
            Hard = true,
            Spread = 0,
        };
    }

    private static Ratio InMonths(
        Func<(IUsageStore, IBillingStore)> place,
        int manyCustomers,
        int manyRecords,
        int fewCustomers,
        int fewRecords,
        Func<double, double, Ratio> row)
    {
        using var many = new Stores(place());
        using var few = new Stores(place());
        var subject = new BillingWorkload(many.Usage, many.Billing, manyCustomers, manyRecords);
        var reference = new BillingWorkload(few.Usage, few.Billing, fewCustomers, fewRecords);
        subject.Begin();
        reference.Begin();
        var quotients = new double[Months];
        var references = new double[Months];
        for (var month = 0; month < Months; month++)
        {
            subject.Use();
            reference.Use();
            references[month] = Time(reference.Bill);
            quotients[month] = Time(subject.Bill) / references[month];
        }

        return row(Measurement.Median(quotients), Measurement.Spread(references));
    }

    private static double Time(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static Ratio OnFiles(Func<Func<(IUsageStore, IBillingStore)>, Ratio> measure)
    {
        using var folder = new ScratchFolder();
        return measure(() =>
        {
            var path = folder.Next();
            return (Wait(SqliteUsageStore.OpenAsync(path)), Wait(SqliteBillingStore.OpenAsync(path)));
        });
    }

    private Ratio OnServer(Func<Func<(IUsageStore, IBillingStore)>, Ratio> measure)
    {
        var schemas = new List<ScratchSchema>();
        try
        {
            return measure(() =>
            {
                var schema = new ScratchSchema(_server.Value.ConnectionString);
                schemas.Add(schema);
                var options = new PostgreSqlStoreOptions { Schema = schema.Name };
                return (
                    Wait(PostgreSqlUsageStore.OpenAsync(_server.Value.ConnectionString, options)),
                    Wait(PostgreSqlBillingStore.OpenAsync(_server.Value.ConnectionString, options)));
            });
        }
        finally
        {
            schemas.ForEach(static schema => schema.Dispose());
        }
    }

    private sealed class Stores((IUsageStore Usage, IBillingStore Billing) stores) : IDisposable
    {
        public IUsageStore Usage => stores.Usage;

        public IBillingStore Billing => stores.Billing;

        public void Dispose()
        {
            stores.Billing.DisposeAsync().AsTask().GetAwaiter().GetResult();
            Close(stores.Usage);
        }
    }
}
