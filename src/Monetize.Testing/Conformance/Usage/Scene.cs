using System.Globalization;
using Monetize.Collections;
using Monetize.Metering;
using Monetize.Storage;

namespace Monetize.Testing.Conformance.Usage;

/// <summary>A store in an empty place, and what is said of it.</summary>
internal sealed class Scene : IAsyncDisposable
{
    public static readonly Meter Words = Meter.Sum("words", Unit.Word).WithDimensions("model", "region");
    public static readonly Meter Calls = Meter.Count("calls", Unit.Call);
    public static readonly Meter Seats = Meter.Max("seats", Unit.Seat);
    public static readonly Meter Plan = Meter.Last("plan_level", Unit.Of("level"));
    public static readonly Meter Users = Meter.UniqueCount("users", "user");
    public static readonly Meter Storage = Meter.WeightedSum("storage", Unit.Gigabyte);
    public static readonly Period November = Period.UtcMonth(2026, 11);
    public static readonly CustomerId Ada = CustomerId.Of("ada");

    private Scene(IUsageStorePlace place, IUsageStore store)
    {
        Place = place;
        Store = store;
    }

    public IUsageStorePlace Place { get; }

    public IUsageStore Store { get; private set; }

    /// <summary>Makes a behaviour of what is checked in a scene.</summary>
    public static UsageStoreBehaviour Behaviour(string name, Func<Scene, Task> check) => new(name, async place =>
    {
        await using var scene = new Scene(place, await place.OpenAsync().ConfigureAwait(false));
        await check(scene).ConfigureAwait(false);
    });

    /// <summary>An instant of November 2026, UTC.</summary>
    public static DateTimeOffset At(int day, int hour = 12, int minute = 0) =>
        new(2026, 11, day, hour, minute, 0, TimeSpan.Zero);

    public static UsageRecord Record(
        string key, Meter meter, decimal quantity, DateTimeOffset? time = null, CustomerId? customer = null) => new()
        {
            Key = IdempotencyKey.Of(key),
            Customer = customer ?? Ada,
            Meter = meter.Key,
            Quantity = quantity,
            Time = time ?? At(10),
        };

    public static UsageRecord[] Records(int count, Meter meter, string prefix = "k") =>
    [
        .. Enumerable.Range(0, count).Select(i => Record(
            string.Create(CultureInfo.InvariantCulture, $"{prefix}-{i:D5}"), meter, 1m + i, At(1 + (i % 28), i % 24))),
    ];

    public static ValueMap Values(params ReadOnlySpan<string> namesAndValues)
    {
        var map = default(ValueMap);
        for (var i = 0; i < namesAndValues.Length; i += 2) map = map.With(namesAndValues[i], namesAndValues[i + 1]);
        return map;
    }

    public async Task<IReadOnlyList<RecordResult>> AppendAsync(params UsageRecord[] records) =>
        await Store.AppendAsync(records).ConfigureAwait(false);

    public async Task<List<UsageSummary>> SummariesAsync(UsageSummaryQuery query)
    {
        var summaries = new List<UsageSummary>();
        await foreach (var summary in Store.SummarizeAsync(query).ConfigureAwait(false)) summaries.Add(summary);
        return summaries;
    }

    public async Task<List<UsageRecord>> RecordsAsync(UsageRecordQuery? query = null)
    {
        var records = new List<UsageRecord>();
        await foreach (var record in Store.StreamAsync(query ?? new UsageRecordQuery()).ConfigureAwait(false))
        {
            records.Add(record);
        }

        return records;
    }

    /// <summary>What one customer used; 0 where there is no summary.</summary>
    public async Task<decimal> QuantityAsync(
        Meter meter, Period? period = null, CustomerId? customer = null, UsageWatermark? until = null)
    {
        var query = new UsageSummaryQuery
        {
            Meters = [meter],
            Period = period ?? November,
            Customers = [customer ?? Ada],
            Until = until,
        };
        var summaries = await SummariesAsync(query).ConfigureAwait(false);
        return summaries.Count == 0 ? 0m : summaries.Single().Quantity;
    }

    /// <summary>
    /// Says that the quantity is as expected before folding, after it, and for all customers at once.
    /// </summary>
    public async Task HasQuantityAsync(Meter meter, decimal expected, Period? period = null)
    {
        Verdict.Equal(expected, await QuantityAsync(meter, period).ConfigureAwait(false), $"{meter} before folding");
        await Store.FoldAsync().ConfigureAwait(false);
        Verdict.Equal(expected, await QuantityAsync(meter, period).ConfigureAwait(false), $"{meter} after folding");
        var all = await SummariesAsync(new UsageSummaryQuery { Meters = [meter], Period = period ?? November })
            .ConfigureAwait(false);
        var found = all.SingleOrDefault(summary => summary.Customer == Ada)?.Quantity ?? 0m;
        Verdict.Equal(expected, found, $"{meter} among all customers");
    }

    /// <summary>Closes the store and opens it again.</summary>
    public async Task ReopenAsync()
    {
        await Store.DisposeAsync().ConfigureAwait(false);
        Store = await Place.OpenAsync().ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
