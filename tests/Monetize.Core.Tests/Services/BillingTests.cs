using Monetize.Metering;
using Monetize.Services;
using Monetize.Storage;
using Monetize.Testing.Faults;

namespace Monetize.Tests.Services;

public sealed class BillingTests
{
    private static readonly IdempotencyKey Key = IdempotencyKey.Of("request-1");

    [Fact]
    public async Task Bill_Work_IsRecordedWithWhatItUsed()
    {
        var scene = new RecordingScene();

        var billed = await scene.Recorder.BillAsync(
            RecordingScene.Words, RecordingScene.Ada, Key, _ => Task.FromResult("three words here"), Words);

        billed.Should().Be(new BilledWork<string>("three words here", 3m, RecordResult.Accepted));
        (await scene.RecordsAsync()).Should().Equal(RecordingScene.Record("request-1", 3m));
    }

    [Fact]
    public async Task Bill_WorkThatThrows_RecordsNothing()
    {
        var scene = new RecordingScene();
        var bill = async () => await scene.Recorder.BillAsync(
            RecordingScene.Words, RecordingScene.Ada, Key, Task<string> (_) => throw new TimeoutException(), Words);

        await bill.Should().ThrowAsync<TimeoutException>();
        (await scene.RecordsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Bill_QuantityThatThrows_SaysThatTheWorkWasDone()
    {
        var scene = new RecordingScene();
        var bill = async () => await scene.Recorder.BillAsync(
            RecordingScene.Words,
            RecordingScene.Ada,
            Key,
            _ => Task.FromResult("done"),
            decimal (_) => throw new OverflowException("Too many."));

        (await bill.Should().ThrowAsync<UsageNotRecordedException>().WithMessage("The work of request-1 was done*"))
            .WithInnerException<OverflowException>();
    }

    [Fact]
    public async Task Bill_CancelledAfterTheWork_IsRecorded()
    {
        var scene = new RecordingScene();
        using var source = new CancellationTokenSource();

        await scene.Recorder.BillAsync(
            RecordingScene.Words,
            RecordingScene.Ada,
            Key,
            async _ =>
            {
                await source.CancelAsync();
                return "one";
            },
            Words,
            source.Token);

        (await scene.RecordsAsync()).Should().ContainSingle();
    }

    [Theory]
    [InlineData(StoreFault.Before)]
    [InlineData(StoreFault.After)]
    public async Task Bill_StoreThatFails_HandsTheRecordBack(StoreFault fault)
    {
        var faults = new Queue<StoreFault>([fault]);
        var scene = new RecordingScene(
            store => new FaultyUsageStore(store, () => faults.TryDequeue(out var next) ? next : StoreFault.None));
        var bill = async () => await scene.Recorder.BillAsync(
            RecordingScene.Words, RecordingScene.Ada, Key, _ => Task.FromResult("one two"), Words);

        var thrown = (await bill.Should().ThrowAsync<UsageNotRecordedException>()).Which;
        await scene.Recorder.RecordAsync(thrown.Records);

        (await scene.RecordsAsync()).Should().Equal(RecordingScene.Record("request-1", 2m));
    }

    [Fact]
    public async Task Bill_StoreThatIsClosed_HandsTheRecordBack()
    {
        var scene = new RecordingScene(
            store => new FaultyUsageStore(store, () => throw new ObjectDisposedException("store")));
        var bill = async () => await scene.Recorder.BillAsync(
            RecordingScene.Words, RecordingScene.Ada, Key, _ => Task.FromResult("one two"), Words);

        var thrown = (await bill.Should().ThrowAsync<UsageNotRecordedException>()).Which;

        thrown.Records.Should().Equal(RecordingScene.Record("request-1", 2m));
        thrown.InnerException.Should().BeOfType<ObjectDisposedException>();
    }

    [Fact]
    public async Task Bill_RepeatedExpression_IsBilledOnce()
    {
        var scene = new RecordingScene();
        for (var i = 0; i < 3; i++)
        {
            await scene.Recorder.BillAsync(
                RecordingScene.Words, RecordingScene.Ada, Key, _ => Task.FromResult("one two"), Words);
            scene.Clock.Advance(TimeSpan.FromHours(1));
        }

        (await scene.RecordsAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task BillStream_ReadToItsEnd_RecordsTheSum()
    {
        var scene = new RecordingScene();

        var items = await Bill(scene, Texts()).ToListAsync();

        items.Should().Equal("one", "one two", "one two three");
        (await scene.RecordsAsync()).Should().Equal(RecordingScene.Record("request-1", 6m));
    }

    [Fact]
    public async Task BillStream_LeftEarly_RecordsWhatWasDelivered()
    {
        var scene = new RecordingScene();
        await foreach (var item in Bill(scene, Texts()))
        {
            if (item == "one two") break;
        }

        (await scene.RecordsAsync()).Should().Equal(RecordingScene.Record("request-1", 3m));
    }

    [Fact]
    public async Task BillStream_ThatBreaks_RecordsWhatWasDelivered()
    {
        var scene = new RecordingScene();
        var read = async () => await Bill(scene, Texts(failsAt: 2)).ToListAsync();

        await read.Should().ThrowAsync<TimeoutException>();
        (await scene.RecordsAsync()).Should().Equal(RecordingScene.Record("request-1", 3m));
    }

    [Fact]
    public async Task BillStream_Cancelled_RecordsWhatWasDelivered()
    {
        var scene = new RecordingScene();
        using var source = new CancellationTokenSource();
        var read = async () =>
        {
            await foreach (var _ in Bill(scene, Texts()).WithCancellation(source.Token)) await source.CancelAsync();
        };

        await read.Should().ThrowAsync<OperationCanceledException>();
        (await scene.RecordsAsync()).Should().Equal(RecordingScene.Record("request-1", 1m));
    }

    [Fact]
    public async Task BillStream_NothingDelivered_RecordsNothing()
    {
        var scene = new RecordingScene();

        await Bill(scene, Texts(failsAt: 0)).ToListAsync().AsTask().ContinueWith(_ => { }, TaskScheduler.Default);

        (await scene.RecordsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task BillStream_Refused_Throws()
    {
        var scene = new RecordingScene();
        await scene.Recorder.RecordAsync(RecordingScene.Record("request-1", 99m));
        var read = async () => await Bill(scene, Texts()).ToListAsync();

        (await read.Should().ThrowAsync<UsageNotRecordedException>()).WithMessage("*MON1408*");
        (await scene.Store.StreamRejectionsAsync().ToListAsync()).Should().ContainSingle();
    }

    private static IAsyncEnumerable<string> Bill(RecordingScene scene, IAsyncEnumerable<string> texts) =>
        scene.Recorder.BillAsync(RecordingScene.Words, RecordingScene.Ada, Key, texts, Words);

    private static decimal Words(string text) => text.Split(' ').Length;

    private static async IAsyncEnumerable<string> Texts(
        int failsAt = int.MaxValue,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string[] texts = ["one", "one two", "one two three"];
        for (var i = 0; i < texts.Length; i++)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            if (i == failsAt) throw new TimeoutException();
            yield return texts[i];
        }
    }
}
