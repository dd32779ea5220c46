using Monetize.Errors;
using Monetize.Metering;
using Monetize.Storage;

namespace Monetize.Testing.Faults;

/// <summary>A store whose calls fail when a test says so.</summary>
/// <param name="inner">The store that is asked.</param>
/// <param name="next">How the next call that writes fails; asked once for each.</param>
/// <param name="isTransient">Whether the failure says that the same call may succeed a moment later.</param>
/// <param name="nextRead">
/// After how many records the next read fails, at the latest at its end; asked once for each. It does not fail where
/// that is none, and no read fails where null.
/// </param>
public sealed class FaultyUsageStore(
    IUsageStore inner, Func<StoreFault> next, bool isTransient = true, Func<int?>? nextRead = null)
    : DelegatingUsageStore(inner)
{
    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<RecordResult>> AppendAsync(
        IReadOnlyList<UsageRecord> records, CancellationToken cancellationToken = default) =>
        CallAsync(() => Inner.AppendAsync(records, cancellationToken));

    /// <inheritdoc/>
    public override ValueTask<BoundedAppend> AppendWithinAsync(
        UsageRecord record, UsageBound bound, CancellationToken cancellationToken = default) =>
        CallAsync(() => Inner.AppendWithinAsync(record, bound, cancellationToken));

    /// <inheritdoc/>
    public override async ValueTask RejectAsync(
        IReadOnlyList<RejectedUsage> rejections, CancellationToken cancellationToken = default) =>
        await CallAsync(async () =>
        {
            await Inner.RejectAsync(rejections, cancellationToken).ConfigureAwait(false);
            return 0;
        }).ConfigureAwait(false);

    /// <inheritdoc/>
    public override ValueTask<long> FoldAsync(CancellationToken cancellationToken = default) =>
        CallAsync(() => Inner.FoldAsync(cancellationToken));

    /// <inheritdoc/>
    public override IAsyncEnumerable<UsageSummary> SummarizeAsync(
        UsageSummaryQuery query, CancellationToken cancellationToken = default) =>
        ReadAsync(Inner.SummarizeAsync(query, cancellationToken));

    /// <inheritdoc/>
    public override IAsyncEnumerable<UsageRecord> StreamAsync(
        UsageRecordQuery query, CancellationToken cancellationToken = default) =>
        ReadAsync(Inner.StreamAsync(query, cancellationToken));

    /// <inheritdoc/>
    public override async ValueTask<UsageWatermark> GetWatermarkAsync(CancellationToken cancellationToken = default) =>
        nextRead?.Invoke() is null
            ? await Inner.GetWatermarkAsync(cancellationToken).ConfigureAwait(false)
            : throw Failure("while");

    /// <summary>Closes the store that is asked.</summary>
    public override ValueTask DisposeAsync() => Inner.DisposeAsync();

    private async ValueTask<T> CallAsync<T>(Func<ValueTask<T>> call)
    {
        var fault = next();
        if (fault == StoreFault.Before) throw Failure("before");
        if (fault == StoreFault.Twice) await call().ConfigureAwait(false);
        var result = await call().ConfigureAwait(false);
        return fault == StoreFault.After ? throw Failure("after") : result;
    }

    private async IAsyncEnumerable<T> ReadAsync<T>(IAsyncEnumerable<T> all)
    {
        var left = nextRead?.Invoke();
        await foreach (var one in all.ConfigureAwait(false))
        {
            if (left-- <= 0) throw Failure("while");
            yield return one;
        }

        if (left is not null) throw Failure("while");
    }

    private StoreException Failure(string when) => new(
        ErrorCodes.StoreUnavailable, $"The store was made to fail {when} doing it. Try again.", isTransient);
}
