using Monetize.Services;
using Monetize.Storage;
using Monetize.Testing.Faults;

namespace Monetize.Tests.Services;

/// <summary>
/// I34, the recording half: whatever call of the store fails or is cancelled, before or after doing it, repeating what
/// was not acknowledged counts each record exactly once, and nothing that was refused is lost.
/// </summary>
public sealed class I34_FailuresLeaveUsageWholeTests
{
    private const int Calls = 12;

    public static TheoryData<int, StoreFault> Faults
    {
        get
        {
            var faults = new TheoryData<int, StoreFault>();
            for (var call = 0; call < Calls; call++)
            {
                faults.Add(call, StoreFault.Before);
                faults.Add(call, StoreFault.After);
            }

            return faults;
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Record_AnyCallFails_RepeatingCountsOnce(int failing, StoreFault fault)
    {
        var call = 0;
        var scene = new RecordingScene(
            store => new FaultyUsageStore(store, () => call++ == failing ? fault : StoreFault.None));
        for (var i = 0; i < 5; i++)
        {
            UsageRecord[] batch =
            [
                RecordingScene.Record(
                    $"a{i}", 2m), RecordingScene.Record($"b{i}", 3m), RecordingScene.Record($"bad{i}", -1m),
            ];
            await UntilAcknowledgedAsync(async () => await scene.Recorder.RecordAsync(batch));
        }

        await IsWholeAsync(scene, records: 10, rejections: 5);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Call_AnyCallFails_RepeatingCountsOnce(int failing, StoreFault fault)
    {
        var method = Service.Create("s").Method<int, int>("m").Meters(RecordingScene.Words, (_, result) => result);
        var call = 0;
        var scene = new RecordingScene(
            store => new FaultyUsageStore(store, () => call++ == failing ? fault : StoreFault.None));
        var caller = new ServiceCaller(scene.Recorder);
        for (var i = 0; i < 10; i++)
        {
            var key = IdempotencyKey.Of($"call-{i}");
            await UntilAcknowledgedAsync(async () => await caller.CallAsync(
                method, i, RecordingScene.Ada, key, (request, _) => Task.FromResult(request)));
        }

        await IsWholeAsync(scene, records: 10, rejections: 0);
    }

    [Fact]
    public async Task Record_CancelledBeforeIt_RepeatingCountsOnce()
    {
        var scene = new RecordingScene();
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        var record = async () => await scene.Recorder.RecordAsync(RecordingScene.Record("k"), source.Token);

        await record.Should().ThrowAsync<OperationCanceledException>();
        await scene.Recorder.RecordAsync(RecordingScene.Record("k"));

        await IsWholeAsync(scene, records: 1, rejections: 0);
    }

    private static async Task UntilAcknowledgedAsync(Func<Task> record)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                await record();
                return;
            }
            catch (Exception exception) when (tries < 3 && exception is StoreException or UsageNotRecordedException)
            {
                // Nobody knows what was done: the same again.
            }
        }
    }

    private static async Task IsWholeAsync(RecordingScene scene, int records, int rejections)
    {
        var verification = await scene.Store.VerifyAsync();
        verification.Differences.Should().BeEmpty();
        verification.Records.Should().Be(records);
        verification.Rejections.Should().Be(rejections);
        (await scene.RecordsAsync()).Select(record => record.Key).Should().OnlyHaveUniqueItems();
    }
}
