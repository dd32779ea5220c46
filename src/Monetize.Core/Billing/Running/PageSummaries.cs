using System.Runtime.InteropServices;
using Monetize.Collections;
using Monetize.Metering;
using Monetize.Monetary;
using Monetize.Storage;

namespace Monetize.Billing.Running;

/// <summary>
/// What a page of customers used: one question for each period and list of meters, however many customers ask it and
/// however many records there are.
/// </summary>
internal sealed class PageSummaries(IUsageStore usage, UsageWatermark until)
{
    private readonly Dictionary<(Period Period, ValueArray<Meter> Meters), HashSet<CustomerId>> _asked = [];
    private readonly Dictionary<(CustomerId Customer, Period Period), List<UsageSummary>> _found = [];
    private readonly Dictionary<CustomerId, NotExactException> _failed = [];

    /// <summary>Whether a meter was asked for, as it is declared, in a period of a customer.</summary>
    public bool Has(CustomerId customer, Period period, Meter meter) => _asked.Any(asked =>
        asked.Key.Period == period && asked.Key.Meters.Contains(meter) && asked.Value.Contains(customer));

    /// <summary>Asks for a period of a customer.</summary>
    public void Ask(CustomerId customer, Period period, ValueArray<Meter> meters)
    {
        if (meters.IsEmpty || period.From >= period.ToExclusive) return;
        ref var customers = ref CollectionsMarshal.GetValueRefOrAddDefault(_asked, (period, meters), out _);
        (customers ??= []).Add(customer);
    }

    /// <summary>Reads all that was asked for.</summary>
    public async ValueTask ReadAsync(CancellationToken cancellationToken)
    {
        foreach (var ((period, meters), customers) in _asked)
        {
            try
            {
                await ReadAsync(period, meters, customers, cancellationToken).ConfigureAwait(false);
            }
            catch (NotExactException)
            {
                await ReadOneByOneAsync(period, meters, customers, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The summary of a meter; none where nothing was used.</summary>
    /// <exception cref="NotExactException">No decimal holds a quantity of the customer.</exception>
    public UsageSummary? Find(CustomerId customer, Period period, string meter) =>
        All(customer, period).Find(summary => summary.Meter == meter);

    /// <summary>How many records of all meters there are.</summary>
    /// <exception cref="NotExactException">No decimal holds a quantity of the customer.</exception>
    public long Records(CustomerId customer, Period period) => All(customer, period).Sum(static one => one.Records);

    private List<UsageSummary> All(CustomerId customer, Period period)
    {
        if (_failed.TryGetValue(customer, out var failure)) throw new NotExactException(failure.Message, failure);
        return _found.TryGetValue((customer, period), out var summaries) ? summaries : [];
    }

    private async ValueTask ReadAsync(
        Period period, ValueArray<Meter> meters, IEnumerable<CustomerId> customers, CancellationToken cancellationToken)
    {
        var query = new UsageSummaryQuery
        {
            Meters = meters,
            Period = period,
            Customers = customers.ToValueArray(),
            Until = until,
        };
        var found = new Dictionary<(CustomerId Customer, Period Period), List<UsageSummary>>();
        await foreach (var summary in usage.SummarizeAsync(query, cancellationToken).ConfigureAwait(false))
        {
            ref var summaries = ref CollectionsMarshal.GetValueRefOrAddDefault(
                found, (summary.Customer, period), out _);
            (summaries ??= []).Add(summary);
        }

        foreach (var (place, summaries) in found) _found[place] = summaries;
    }

    /// <summary>A quantity that no decimal holds is the matter of one customer, and not of the page.</summary>
    private async ValueTask ReadOneByOneAsync(
        Period period, ValueArray<Meter> meters, IEnumerable<CustomerId> customers, CancellationToken cancellationToken)
    {
        foreach (var customer in customers)
        {
            try
            {
                await ReadAsync(period, meters, [customer], cancellationToken).ConfigureAwait(false);
            }
            catch (NotExactException exception)
            {
                _failed[customer] = exception;
            }
        }
    }
}
