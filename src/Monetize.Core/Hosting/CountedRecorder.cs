using Monetize.Metering;

namespace Monetize.Hosting;

/// <summary>A recorder of which the outcomes are counted.</summary>
internal sealed class CountedRecorder(UsageRecorder inner, Instruments instruments) : IUsageRecorder
{
    public TimeProvider Clock => inner.Clock;

    public async ValueTask<RecordResult> RecordAsync(
        UsageRecord record, CancellationToken cancellationToken = default)
    {
        var result = await inner.RecordAsync(record, cancellationToken).ConfigureAwait(false);
        instruments.Count([result]);
        return result;
    }

    public async ValueTask<IReadOnlyList<RecordResult>> RecordAsync(
        IReadOnlyList<UsageRecord> records, CancellationToken cancellationToken = default)
    {
        var results = await inner.RecordAsync(records, cancellationToken).ConfigureAwait(false);
        instruments.Count(results);
        return results;
    }
}
