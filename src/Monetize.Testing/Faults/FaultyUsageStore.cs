using Monetize.Errors;
using Monetize.Metering;
using Monetize.Storage;

namespace Monetize.Testing.Faults;

/// <summary>A store whose writing calls fail when a test says so.</summary>
/// <param name="inner">The store that is asked.</param>
/// <param name="next">How the next call fails; asked once for each call.</param>
/// <param name="isTransient">Whether the failure says that the same call may succeed a moment later.</param>
public sealed class FaultyUsageStore(IUsageStore inner, Func<StoreFault> next, bool isTransient = true)
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

    private StoreException Failure(string when) => new(
        ErrorCodes.StoreUnavailable, $"The store was made to fail {when} doing it. Try again.", isTransient);
}
