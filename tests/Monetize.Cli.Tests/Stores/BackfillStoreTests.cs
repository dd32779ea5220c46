using Monetize.Cli.Stores;
using Monetize.Metering;
using Monetize.Storage;

namespace Monetize.Cli.Tests.Stores;

public sealed class BackfillStoreTests
{
    private static readonly Meter Words = Meter.Sum("words", Unit.Word);

    /// <summary>Where a store has a way for very many records it is taken, and what is refused is kept.</summary>
    [Fact]
    public async Task Recorder_OfAStoreWithBackfill_TakesThatWay()
    {
        var backfilled = new List<UsageRecord>();
        var memory = new InMemoryUsageStore();
        using (var store = new OpenStore(new Backfilling(memory, backfilled)))
        {
            var results = store.Recorder([Words])([Record("a", "words"), Record("b", "wrods"), Record("a", "words")]);

            results.Select(result => result.Outcome).Should()
                .Equal(RecordOutcome.Accepted, RecordOutcome.Rejected, RecordOutcome.Duplicate);
        }

        backfilled.Select(record => record.Key.Value).Should().Equal("a", "a");
        (await memory.VerifyAsync(TestContext.Current.CancellationToken)).Rejections.Should().Be(1);
    }

    private static UsageRecord Record(string key, string meter) => new()
    {
        Key = IdempotencyKey.Of(key),
        Customer = CustomerId.Of("acme"),
        Meter = meter,
        Quantity = 1m,
        Time = DateTimeOffset.UnixEpoch,
    };

    /// <summary>Refuses to append one batch after the other.</summary>
    private sealed class Backfilling(IUsageStore store, List<UsageRecord> backfilled) : IUsageStore, IUsageBackfill
    {
        public ValueTask<IReadOnlyList<RecordResult>> BackfillAsync(
            IReadOnlyList<UsageRecord> records, CancellationToken cancellationToken = default)
        {
            backfilled.AddRange(records);
            return store.AppendAsync(records, cancellationToken);
        }

        public ValueTask<IReadOnlyList<RecordResult>> AppendAsync(
            IReadOnlyList<UsageRecord> records, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("The slow way was taken.");

        public ValueTask<BoundedAppend> AppendWithinAsync(
            UsageRecord record, UsageBound bound, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public ValueTask RejectAsync(
            IReadOnlyList<RejectedUsage> rejections, CancellationToken cancellationToken = default) =>
            store.RejectAsync(rejections, cancellationToken);

        public IAsyncEnumerable<UsageSummary> SummarizeAsync(
            UsageSummaryQuery query, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public IAsyncEnumerable<UsageRecord> StreamAsync(
            UsageRecordQuery query, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public IAsyncEnumerable<RejectedUsage> StreamRejectionsAsync(CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public IAsyncEnumerable<string> StreamMetersAsync(CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public ValueTask<UsageWatermark> GetWatermarkAsync(CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public ValueTask<long> FoldAsync(CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public ValueTask<UsageVerification> VerifyAsync(CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
