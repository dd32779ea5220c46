using Monetize.Metering;
using Monetize.Storage;

namespace Monetize;

/// <summary>Records usage: each record is judged, kept for ever, and counted exactly once.</summary>
/// <remarks>
/// When a call returns, what it accepted is durable. Repeating a call is always safe: what was counted is a duplicate.
/// Safe for any number of threads at once.
/// </remarks>
public interface IUsageRecorder
{
    /// <summary>The clock by which it records: work that is billed has its time.</summary>
    TimeProvider Clock { get; }

    /// <summary>Records one use.</summary>
    /// <param name="record">The record.</param>
    /// <param name="cancellationToken">
    /// Cancels the wait. Whether the record was stored is open then: record it again.
    /// </param>
    /// <returns>
    /// Accepted, duplicate, conflict or rejected; the last two say why, and the record is kept aside.
    /// </returns>
    /// <exception cref="StoreException">The store failed; nothing is acknowledged.</exception>
    ValueTask<RecordResult> RecordAsync(UsageRecord record, CancellationToken cancellationToken = default);

    /// <summary>Records several uses in one step; each has an outcome of its own.</summary>
    /// <param name="records">At most <see cref="UsageLimits.RecordsPerBatch"/>.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The outcomes, in the order of the records.</returns>
    /// <exception cref="ArgumentException">There are too many records.</exception>
    /// <exception cref="StoreException">The store failed; nothing is acknowledged.</exception>
    ValueTask<IReadOnlyList<RecordResult>> RecordAsync(
        IReadOnlyList<UsageRecord> records, CancellationToken cancellationToken = default);
}
