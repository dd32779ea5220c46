using System.Globalization;
using Monetize.Billing;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Collections;

namespace Monetize.Hosting;

/// <summary>For whom somebody has to look.</summary>
/// <param name="At">When it was found.</param>
/// <param name="Parked">How many customers are set aside.</param>
/// <param name="Stuck">Of how many customers messages wait for too long; of more than 100 only so many.</param>
/// <param name="GivenUp">How many events of providers are left alone.</param>
/// <param name="Refused">How many payments rest because their provider refused them.</param>
/// <param name="Overdue">Of how many customers an invoice could have been made for a long time.</param>
internal sealed record HealthScan(DateTimeOffset At, int Parked, int Stuck, long GivenUp, long Refused, int Overdue)
{
    private const int Most = 100;

    public static async ValueTask<HealthScan> ReadAsync(
        IBillingStore store,
        DateTimeOffset now,
        TimeSpan stuckAfter,
        TimeSpan overdueAfter,
        CancellationToken cancellationToken)
    {
        var (parked, overdue, waiting) = (0, 0, new List<string>());
        await foreach (var row in store.StreamAsync<CustomerRow>(CustomerRow.Definition, cancellationToken)
            .ConfigureAwait(false))
        {
            if (row.ParkedAt is not null) parked++;
            else if (row.BillAt < now - overdueAfter) overdue++;

            // A retry lies ahead; what lies far behind nobody has taken.
            var mayBeStuck = row.SendAt is { } at && (at > now || at < now - stuckAfter);
            if (mayBeStuck && waiting.Count < Most) waiting.Add(row.Id);
        }

        var stuck = await StuckAsync(store, waiting, now - stuckAfter, cancellationToken).ConfigureAwait(false);
        var (givenUp, refused) = await CountsAsync(store, cancellationToken).ConfigureAwait(false);
        return new HealthScan(now, parked, stuck, givenUp, refused, overdue);
    }

    /// <summary>Asks the store for nothing.</summary>
    public static async ValueTask ReachAsync(IBillingStore store, CancellationToken cancellationToken) =>
        await store.ReadAsync(
            new BillingNeed { Rows = [new WantedRows(PlanRow.Definition, "id", ["-"])] }, cancellationToken)
            .ConfigureAwait(false);

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Parked} parked, {Stuck} stuck, {GivenUp} given up, {Refused} refused, {Overdue} overdue");

    // Counters: events and payments stay for good, and are too many to be walked.
    private static async ValueTask<(long GivenUp, long Refused)> CountsAsync(
        IBillingStore store, CancellationToken cancellationToken)
    {
        var wanted = new WantedRows(
            CounterRow.Definition, "name", [CounterNames.EventsGivenUp, CounterNames.PaymentsRefused]);
        var state = await store.ReadAsync(new BillingNeed { Rows = [wanted] }, cancellationToken)
            .ConfigureAwait(false);
        return (Count(CounterNames.EventsGivenUp), Count(CounterNames.PaymentsRefused));

        long Count(string name) => state.Find<CounterRow>(CounterRow.Definition, name)?.Value ?? 0;
    }

    private static async ValueTask<int> StuckAsync(
        IBillingStore store, List<string> customers, DateTimeOffset before, CancellationToken cancellationToken)
    {
        if (customers.Count == 0) return 0;
        var wanted = new WantedRows(MessageRow.Definition, "waiting", customers.ToValueArray());
        var state = await store.ReadAsync(new BillingNeed { Rows = [wanted] }, cancellationToken)
            .ConfigureAwait(false);
        return state.All<MessageRow>(MessageRow.Definition)
            .Where(message => message.At < before)
            .DistinctBy(static message => message.Customer, StringComparer.Ordinal)
            .Count();
    }
}
