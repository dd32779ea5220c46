using Monetize.Storage;

namespace Monetize.Billing.Verification;

/// <summary>How many records there are and were rejected, of each customer and meter.</summary>
internal sealed class UsageTotals
{
    private readonly Dictionary<string, Dictionary<string, (long Recorded, long Rejected)>> _counts =
        new(StringComparer.Ordinal);

    private readonly Dictionary<string, DateTimeOffset> _last = new(StringComparer.Ordinal);

    public static async ValueTask<UsageTotals> ReadAsync(IUsageStore usage, CancellationToken cancellationToken)
    {
        var totals = new UsageTotals();
        var records = usage.StreamAsync(new UsageRecordQuery(), cancellationToken);
        await foreach (var record in records.ConfigureAwait(false))
        {
            var customer = record.Customer.Value;
            totals.Add(customer, record.Meter, recorded: 1, rejected: 0);
            if (!totals._last.TryGetValue(customer, out var last) || last < record.Time)
            {
                totals._last[customer] = record.Time;
            }
        }

        await foreach (var rejection in usage.StreamRejectionsAsync(cancellationToken).ConfigureAwait(false))
        {
            totals.Add(rejection.Record.Customer.Value ?? "", rejection.Record.Meter ?? "", recorded: 0, rejected: 1);
        }

        return totals;
    }

    /// <summary>The customers with records or rejections.</summary>
    public IEnumerable<string> Customers => _counts.Keys;

    /// <summary>The time of a customer's last record.</summary>
    public DateTimeOffset LastOf(string customer) => _last.GetValueOrDefault(customer, DateTimeOffset.MinValue);

    /// <summary>What there is of a customer, by meter.</summary>
    public IEnumerable<(string Meter, long Recorded, long Rejected)> Of(string customer) =>
        _counts.TryGetValue(customer, out var meters)
            ? meters.Select(static meter => (meter.Key, meter.Value.Recorded, meter.Value.Rejected))
            : [];

    private void Add(string customer, string meter, long recorded, long rejected)
    {
        if (!_counts.TryGetValue(customer, out var meters))
        {
            meters = new Dictionary<string, (long, long)>(StringComparer.Ordinal);
            _counts.Add(customer, meters);
        }

        var (before, refused) = meters.GetValueOrDefault(meter);
        meters[meter] = (before + recorded, refused + rejected);
    }
}
