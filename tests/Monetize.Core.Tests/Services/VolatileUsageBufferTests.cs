using System.Collections.Concurrent;
using Monetize.Metering;
using Monetize.Services;
using Monetize.Testing.Faults;

namespace Monetize.Tests.Services;

public sealed class VolatileUsageBufferTests
{
    [Fact]
    public async Task Flush_WhatWasAdded_IsRecorded()
    {
        var scene = new RecordingScene();
        await using var buffer = new VolatileUsageBuffer(scene.Recorder, capacity: 10);
        for (var i = 0; i < 35; i++) await buffer.AddAsync(RecordingScene.Record($"k{i}"));

        await buffer.FlushAsync();

        (await scene.RecordsAsync()).Should().HaveCount(35);
    }

    [Fact]
    public async Task Dispose_WhatWasAdded_IsRecorded()
    {
        var scene = new RecordingScene();
        await using (var buffer = new VolatileUsageBuffer(scene.Recorder))
        {
            for (var i = 0; i < 35; i++) await buffer.AddAsync(RecordingScene.Record($"k{i}"));
        }

        (await scene.RecordsAsync()).Should().HaveCount(35);
    }

    [Fact]
    public async Task Add_FullBuffer_WaitsAndLosesNothing()
    {
        // The store is held until the buffer is full and one more waits for room.
        var held = new TaskCompletionSource();
        var scene = new RecordingScene();
        var recorder = new HeldRecorder(scene.Recorder, held.Task);
        await using var buffer = new VolatileUsageBuffer(recorder, capacity: 3);
        await buffer.AddAsync(RecordingScene.Record("first"));
        await recorder.Entered;
        await buffer.AddAsync(RecordingScene.Record("second"));
        await buffer.AddAsync(RecordingScene.Record("third"));

        var waiting = buffer.AddAsync(RecordingScene.Record("fourth")).AsTask();

        waiting.IsCompleted.Should().BeFalse();
        held.SetResult();
        await waiting;
        await buffer.FlushAsync();
        (await scene.RecordsAsync()).Should().HaveCount(4);
    }

    [Fact]
    public async Task Add_StoreThatFailsForAWhile_IsTriedAgain()
    {
        var faults = new ConcurrentQueue<StoreFault>([StoreFault.Before, StoreFault.After, StoreFault.Before]);
        var scene = new RecordingScene(
            store => new FaultyUsageStore(store, () => faults.TryDequeue(out var next) ? next : StoreFault.None));
        await using var buffer = new VolatileUsageBuffer(scene.Recorder, time: scene.Clock);
        await buffer.AddAsync(RecordingScene.Record("k"));

        var flushing = buffer.FlushAsync().AsTask();
        while (!flushing.IsCompleted)
        {
            scene.Clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        await flushing;
        (await scene.RecordsAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task Dispose_StoreThatFailsForGood_HandsTheRecordsBack()
    {
        var scene =
            new RecordingScene(store => new FaultyUsageStore(store, () => StoreFault.Before, isTransient: false));
        var buffer = new VolatileUsageBuffer(scene.Recorder);
        await buffer.AddAsync(RecordingScene.Record("k"));
        var dispose = async () => await buffer.DisposeAsync();

        var thrown = (await dispose.Should().ThrowAsync<UsageNotRecordedException>()).Which;

        thrown.Records.Should().Equal(RecordingScene.Record("k"));
        var add = async () => await buffer.AddAsync(RecordingScene.Record("later"));
        await add.Should().ThrowAsync<UsageNotRecordedException>();
    }

    [Fact]
    public async Task Add_RefusedRecord_IsTold()
    {
        var scene = new RecordingScene();
        var refused = new List<(UsageRecord Record, RecordResult Result)>();
        await using var buffer = new VolatileUsageBuffer(
            scene.Recorder, onRefused: (record, result) => refused.Add((record, result)));
        await buffer.AddAsync(RecordingScene.Record("bad", -1m));

        await buffer.FlushAsync();

        refused.Should().ContainSingle().Which.Result.Code!.Id.Should().Be("MON1402");
    }

    [Fact]
    public async Task Add_CallbackThatThrows_KeepsNothingFromBeingRecorded()
    {
        var scene = new RecordingScene();
        await using var buffer = new VolatileUsageBuffer(
            scene.Recorder, capacity: 2, onRefused: (_, _) => throw new TimeoutException());
        for (var i = 0; i < 8; i++) await buffer.AddAsync(RecordingScene.Record($"k{i}", i % 2 == 0 ? 1m : -1m));

        await buffer.FlushAsync();

        (await scene.RecordsAsync()).Should().HaveCount(4);
        buffer.CallbackFailures.Should().HaveCount(4).And.AllBeOfType<TimeoutException>();
    }

    [Fact]
    public async Task Dispose_RecorderThatBreaks_HandsEveryRecordBackAndWakesWhoWaits()
    {
        var held = new TaskCompletionSource();
        var recorder = new HeldRecorder(new RecordingScene().Recorder, held.Task);
        var buffer = new VolatileUsageBuffer(recorder, capacity: 1);
        await buffer.AddAsync(RecordingScene.Record("first"));
        await recorder.Entered;
        var waiting = buffer.AddAsync(RecordingScene.Record("second")).AsTask();
        held.SetException(new InvalidOperationException("broken"));

        // It found room and was handed back with the first, or found out that nobody records.
        var isTaken = await waiting.ContinueWith(task => task.IsCompletedSuccessfully, TaskScheduler.Default);
        var dispose = async () => await buffer.DisposeAsync();

        var thrown = (await dispose.Should().ThrowAsync<UsageNotRecordedException>()).Which;
        thrown.Records.Should().HaveCount(isTaken ? 2 : 1);
        await buffer.DisposeAsync();
    }

    private sealed class HeldRecorder(IUsageRecorder inner, Task held) : IUsageRecorder
    {
        private readonly TaskCompletionSource _entered = new();

        public Task Entered => _entered.Task;

        public TimeProvider Clock => inner.Clock;

        public ValueTask<RecordResult> RecordAsync(UsageRecord record, CancellationToken cancellationToken = default) =>
            inner.RecordAsync(record, cancellationToken);

        public async ValueTask<IReadOnlyList<RecordResult>> RecordAsync(
            IReadOnlyList<UsageRecord> records, CancellationToken cancellationToken = default)
        {
            _entered.TrySetResult();
            await held;
            return await inner.RecordAsync(records, cancellationToken);
        }
    }
}
