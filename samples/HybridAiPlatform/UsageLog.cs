using System.Globalization;
using Monetize;

/// <summary>What a customer used in 2026, and when it became known: a store would keep this.</summary>
public sealed class UsageLog(CustomerId customer)
{
    private readonly List<(UsageRecord Record, DateTimeOffset Received)> _entries = [];

    public IEnumerable<UsageRecord> All => _entries.Select(entry => entry.Record);

    public IEnumerable<UsageRecord> ReceivedBy(DateTimeOffset instant) =>
        _entries.Where(entry => entry.Received <= instant).Select(entry => entry.Record);

    /// <summary>The calls of a month, counted up once a day, and the storage as it was at each noon.</summary>
    public void AddMonth(int month, long calls, decimal gigabytes)
    {
        var days = DateTime.DaysInMonth(2026, month);
        for (var day = 1; day <= days; day++)
        {
            var noon = new DateTimeOffset(2026, month, day, 12, 0, 0, TimeSpan.Zero);
            Add(Plans.ApiCalls, noon, (calls * day / days) - (calls * (day - 1) / days), noon);
            Add(Plans.Storage, noon, gigabytes, noon);
        }
    }

    public void Add(Meter meter, DateTimeOffset time, decimal quantity, DateTimeOffset received)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{meter.Key}-{time:yyyyMMddHHmm}");
        var record = new UsageRecord
        {
            Key = IdempotencyKey.Of(key),
            Customer = customer,
            Meter = meter.Key,
            Quantity = quantity,
            Time = time,
        };
        _entries.Add((record, received));
    }
}
