using Monetize.Metering;
using Monetize.Storage;

namespace Monetize;

/// <summary>Records usage into a store.</summary>
public sealed class UsageRecorder : IUsageRecorder
{
    private readonly IUsageStore _store;
    private readonly UsageValidator _validator;

    /// <summary>Records into a store.</summary>
    /// <param name="store">The store, which the caller closes.</param>
    /// <param name="meters">The meters that are counted, such as those of a catalog; each key once.</param>
    /// <param name="time">The clock; the system's where null.</param>
    /// <param name="window">
    /// How far the time of a record may be from now; <see cref="AcceptanceWindow.Default"/> where null.
    /// </param>
    public UsageRecorder(
        IUsageStore store, IEnumerable<Meter> meters, TimeProvider? time = null, AcceptanceWindow? window = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        _store = store;
        _validator = new UsageValidator(meters, window);
        Clock = time ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    public TimeProvider Clock { get; }

    /// <inheritdoc/>
    public async ValueTask<RecordResult> RecordAsync(
        UsageRecord record, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        var results = await RecordAsync([record], cancellationToken).ConfigureAwait(false);
        return results[0];
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<RecordResult>> RecordAsync(
        IReadOnlyList<UsageRecord> records, CancellationToken cancellationToken = default)
    {
        UsageBatch.Check(records);
        var now = Clock.GetUtcNow();
        var results = new RecordResult[records.Count];
        var sound = new List<UsageRecord>(records.Count);
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = _validator.Check(records[i], now);
            if (results[i].IsCounted) sound.Add(records[i]);
        }

        if (sound.Count > 0)
        {
            var appended = await _store.AppendAsync(sound, cancellationToken).ConfigureAwait(false);
            for (int i = 0, next = 0; i < results.Length; i++)
            {
                if (results[i].IsCounted) results[i] = appended[next++];
            }
        }

        await KeepRefusedAsync(records, results, now, cancellationToken).ConfigureAwait(false);
        return results;
    }

    /// <summary>
    /// Records one use where what is used with it is within a bound; looking and recording are one step.
    /// </summary>
    /// <param name="record">The record, of the bound's meter and period.</param>
    /// <param name="bound">What its customer may use.</param>
    /// <param name="cancellationToken">
    /// Cancels the wait. Whether the record was stored is open then: record it again.
    /// </param>
    /// <returns>What became of it; one beyond the bound is no usage, and is not kept.</returns>
    /// <exception cref="ArgumentException">The record is of another meter, or not of the period.</exception>
    /// <exception cref="StoreException">The store failed; nothing is acknowledged.</exception>
    public async ValueTask<BoundedAppend> RecordWithinAsync(
        UsageRecord record, UsageBound bound, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(bound);
        var now = Clock.GetUtcNow();
        var appended = _validator.Check(record, now) is { IsCounted: false } rejected
            ? new BoundedAppend(
                rejected,
                await _store.QuantityAsync(record.Customer, bound.Meter, bound.Period, cancellationToken)
                    .ConfigureAwait(false))
            : await _store.AppendWithinAsync(record, bound, cancellationToken).ConfigureAwait(false);
        if (appended.Result is { } result)
        {
            await KeepRefusedAsync([record], [result], now, cancellationToken).ConfigureAwait(false);
        }

        return appended;
    }

    private async ValueTask KeepRefusedAsync(
        IReadOnlyList<UsageRecord> records,
        RecordResult[] results,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var refused = new List<RejectedUsage>();
        for (var i = 0; i < results.Length; i++)
        {
            if (results[i].IsCounted) continue;
            refused.Add(new RejectedUsage
            {
                Record = records[i],
                Code = results[i].Code!.Id,
                Message = results[i].Message!,
                Time = now,
            });
        }

        if (refused.Count > 0) await _store.RejectAsync(refused, cancellationToken).ConfigureAwait(false);
    }
}
