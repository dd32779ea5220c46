using Monetize.Storage;
using Monetize.Testing;

namespace Monetize.Tests.Services;

/// <summary>A recorder over a store in memory, on a clock that stands still.</summary>
internal sealed class RecordingScene
{
    public static readonly Meter Words = Meter.Sum("words", Unit.Word).WithDimensions("model");
    public static readonly Meter Calls = Meter.Count("calls", Unit.Call);
    public static readonly CustomerId Ada = CustomerId.Of("ada");
    public static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    public RecordingScene(Func<IUsageStore, IUsageStore>? wrap = null)
    {
        Recorder = new UsageRecorder(wrap?.Invoke(Store) ?? Store, [Words, Calls], Clock);
    }

    public InMemoryUsageStore Store { get; } = new();

    public ManualTimeProvider Clock { get; } = new(Now);

    public UsageRecorder Recorder { get; }

    public static UsageRecord Record(string key, decimal quantity = 1m) => new()
    {
        Key = IdempotencyKey.Of(key),
        Customer = Ada,
        Meter = Words.Key,
        Quantity = quantity,
        Time = Now,
    };

    public async Task<List<UsageRecord>> RecordsAsync(
        ) => await Store.StreamAsync(new UsageRecordQuery()).ToListAsync();

    public async Task<List<RejectedUsage>> RejectionsAsync() => await Store.StreamRejectionsAsync().ToListAsync();
}
