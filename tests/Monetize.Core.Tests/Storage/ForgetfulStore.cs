using Monetize.Metering;
using Monetize.Storage;
using Monetize.Testing.Faults;

namespace Monetize.Tests.Storage;

/// <summary>A store with the fault that costs customers twice: it takes each record as a new one.</summary>
internal sealed class ForgetfulStore() : DelegatingUsageStore(new InMemoryUsageStore())
{
    private int _count;

    public override ValueTask<IReadOnlyList<RecordResult>> AppendAsync(
        IReadOnlyList<UsageRecord> records, CancellationToken cancellationToken = default) =>
        Inner.AppendAsync(
            [.. records.Select(record => record with { Key = new IdempotencyKey($"{record.Key}-{_count++}") })],
            cancellationToken);

    public override ValueTask<BoundedAppend> AppendWithinAsync(
        UsageRecord record, UsageBound bound, CancellationToken cancellationToken = default) =>
        Inner.AppendWithinAsync(
            record with { Key = new IdempotencyKey($"{record.Key}-{_count++}") }, bound, cancellationToken);

    public override ValueTask DisposeAsync() => Inner.DisposeAsync();
}
