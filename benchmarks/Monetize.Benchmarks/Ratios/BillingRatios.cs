using System.Diagnostics;
using Monetize.Benchmarks.Usage;
using Monetize.Billing;
using Monetize.Billing.Rows;
using Monetize.Billing.Running;
using static Monetize.Benchmarks.Ratios.StoreRounds;

namespace Monetize.Benchmarks.Ratios;

/// <summary>
/// B3 to B6: what a billing run costs with ten times the events, with ten times the customers in time and in memory, in
/// calls of the server, and when there is nothing to do. Each month is a round, and both sides live the same months.
/// </summary>
public sealed class BillingRatios(bool isQuick, BillingServer server)
{
    private const int Months = 9;
    private const int CustomersOfAPage = 3_000;
    private const int MeasuredMonth = 3;

    private readonly int _customers = isQuick ? 200 : 2_000;

    public IEnumerable<(string Id, Func<Ratio> Measure)> Rows()
    {
        yield return ("B3.run.sqlite", () => BillingFiles.On(place => Events("B3.run.sqlite", place)));
        yield return ("B4.sqlite", () => BillingFiles.On(place => Customers("B4.sqlite", place)));
        yield return ("B4.memory.sqlite", () => BillingFiles.On(place => Memory("B4.memory.sqlite", place)));
        yield return ("B6.sqlite", () => BillingFiles.On(place => Again("B6.sqlite", place)));
        if (BillingServer.IsMissing) yield break;
        yield return ("B3.run.postgresql", () => server.On(place => Events("B3.run.postgresql", place)));
        yield return ("B4.postgresql", () => server.On(place => Customers("B4.postgresql", place)));
        yield return ("B4.memory.postgresql", () => server.On(place => Memory("B4.memory.postgresql", place)));
        yield return ("B5.postgresql", () => server.On(Calls));
        yield return ("B6.postgresql", () => server.On(place => Again("B6.postgresql", place)));
    }

    private Ratio Events(string id, Func<BillingPlace> place) => InMonths(
        place, _customers, 10, _customers, 1,
        (quotient, spread) => Row(id, "a run over ten times the events", quotient, 1.15, spread, "lower"));

    private Ratio Customers(string id, Func<BillingPlace> place) => InMonths(
        place, _customers, 2, _customers / 10, 2,
        (quotient, spread) => Row(id, "a run over ten times the customers", quotient, 12, spread, "lower"));

    /// <summary>
    /// How much more a run holds at its peak with ten times the customers, in pages of as many as the other side has:
    /// before each change of the store all garbage is collected and what is left is counted, less what was there before
    /// the run. Nothing is collected of customers: a provider in memory would hold their payments.
    /// </summary>
    private Ratio Memory(string id, Func<BillingPlace> place)
    {
        using var many = place();
        using var few = place();
        var page = _customers / 10;
        var quotient = Peak(many, _customers, page) / Peak(few, page, page);
        return Row(id, "peak memory of a run over ten times the customers", quotient, 2, 0, "lower", true);
    }

    private static double Peak(BillingPlace place, int customers, int page)
    {
        var work = new BillingWorkload(place.Usage, place.Billing, customers, 2);
        work.Begin();
        work.Use();
        var store = new WeighedStore(place.Billing);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var options = new BillingRunOptions { PageSize = page, ListsInvoices = false };
        var run = new BillingRun(store, place.Usage, options: options);
        var report = Wait(run.RunDueAsync(work.Boundary));
        return report.Invoiced == customers
            ? store.Peak - before
            : throw new InvalidOperationException($"{customers} invoices are due: {report}.");
    }

    private Ratio Again(string id, Func<BillingPlace> place)
    {
        using var stores = place();
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

        var (quotient, spread) = (Measurement.Median(quotients), Measurement.Spread(first));
        return Row(id, "a run once more / the run", quotient, 0.2, spread, "lower");
    }

    /// <summary>
    /// Ten, and one more for each thousand customers. They come in one page: the calls are the same for ten customers,
    /// for each page of them. It is the third month, so that two earlier ones may have late usage. A batch of
    /// statements is one call, as it is one way there and back; commits are no commands, and not counted.
    /// </summary>
    private static Ratio Calls(Func<BillingPlace> place)
    {
        using var stores = place();
        var work = new BillingWorkload(stores.Usage, stores.Billing, CustomersOfAPage, records: 1) { PageSize = CustomersOfAPage };
        work.Begin();
        for (var month = 1; month < MeasuredMonth; month++)
        {
            work.Use();
            work.Invoice();
        }

        work.Use();
        var calls = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "Npgsql",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = _ => Interlocked.Increment(ref calls),
        };
        ActivitySource.AddActivityListener(listener);
        work.Invoice();
        return new Ratio
        {
            Id = "B5.postgresql",
            Name = $"calls of the server in a run that invoices {CustomersOfAPage} customers in one page",
            Value = calls,
            Limit = 10 + (CustomersOfAPage / 1_000),
            Better = "lower",
            Unit = "calls",
            Hard = true,
            Spread = 0,
        };
    }

    private static Ratio InMonths(
        Func<BillingPlace> place,
        int manyCustomers,
        int manyRecords,
        int fewCustomers,
        int fewRecords,
        Func<double, double, Ratio> row)
    {
        using var many = place();
        using var few = place();
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

    /// <summary>A store that weighs what is held before each change.</summary>
    private sealed class WeighedStore(IBillingStore inner) : IBillingStore
    {
        public long Peak { get; private set; }

        public ValueTask<TResult> ChangeAsync<TResult>(
            BillingOperation<TResult> operation, CancellationToken cancellationToken = default)
        {
            Peak = Math.Max(Peak, GC.GetTotalMemory(forceFullCollection: true));
            return inner.ChangeAsync(operation, cancellationToken);
        }

        public ValueTask<BillingState> ReadAsync(BillingNeed need, CancellationToken cancellationToken = default) =>
            inner.ReadAsync(need, cancellationToken);

        public IAsyncEnumerable<IBillingRow> StreamAsync(
            BillingTable table, CancellationToken cancellationToken = default) =>
            inner.StreamAsync(table, cancellationToken);

        /// <summary>Whoever opened the store closes it.</summary>
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
