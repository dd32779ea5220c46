using System.Collections.Concurrent;
using System.Threading.Channels;
using Monetize.Metering;
using Monetize.Storage;

namespace Monetize.Services;

/// <summary>
/// Takes records into memory and records them together a little later. <b>Volatile:</b> what is in memory when the
/// process dies is lost, at most <see cref="Capacity"/> records. Where that is too much, use a recorder directly.
/// </summary>
/// <remarks>
/// Bounded: a record takes up room until it is recorded, and when there is none, whoever adds waits; nothing is
/// dropped. While the store fails for a passing reason, it is tried again; records wait meanwhile. Safe for any number
/// of threads at once.
/// </remarks>
public sealed class VolatileUsageBuffer : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly IUsageRecorder _recorder;
    private readonly TimeProvider _time;
    private readonly Action<UsageRecord, RecordResult>? _onRefused;
    private readonly Channel<Entry> _entries = Channel.CreateUnbounded<Entry>(new() { SingleReader = true });
    private readonly SemaphoreSlim _room;
    private readonly ConcurrentQueue<Exception> _callbackFailures = new();
    private readonly List<UsageRecord> _unrecorded = [];
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _writing;
    private Exception? _failure;
    private int _isDisposed;

    /// <summary>Starts empty.</summary>
    /// <param name="recorder">Who records.</param>
    /// <param name="capacity">How many records may be in memory; at least 1.</param>
    /// <param name="onRefused">
    /// Told of each conflict and rejection, whose sender is gone; nobody where null. What it throws is kept in
    /// <see cref="CallbackFailures"/>.
    /// </param>
    /// <param name="time">The clock; the system's where null.</param>
    public VolatileUsageBuffer(
        IUsageRecorder recorder,
        int capacity = UsageLimits.RecordsPerBatch,
        Action<UsageRecord, RecordResult>? onRefused = null,
        TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(recorder);
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _recorder = recorder;
        _onRefused = onRefused;
        _time = time ?? TimeProvider.System;
        _room = new SemaphoreSlim(capacity);
        Capacity = capacity;
        _writing = Task.Run(WriteAsync);
    }

    /// <summary>How many records may be in memory, those that are just being written among them.</summary>
    public int Capacity { get; }

    /// <summary>What the callback threw. The records are not touched by it.</summary>
    public IReadOnlyCollection<Exception> CallbackFailures => _callbackFailures;

    /// <summary>Takes a record into memory; waits while there is no room.</summary>
    /// <param name="record">The record.</param>
    /// <param name="cancellationToken">Cancels the wait; the record is not taken then.</param>
    /// <exception cref="UsageNotRecordedException">
    /// The buffer is closed, or recording has failed for good; the record is not taken.
    /// </exception>
    public async ValueTask AddAsync(UsageRecord record, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        await _room.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (_entries.Writer.TryWrite(new Entry(record, null))) return;

        // Whoever waits behind this one finds out as well.
        _room.Release();
        throw new UsageNotRecordedException([record], Reason());
    }

    /// <summary>Waits until everything that was added before is recorded.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="UsageNotRecordedException">
    /// The buffer is closed, or recording has failed for good. The records come with <see cref="DisposeAsync"/>.
    /// </exception>
    public async ValueTask FlushAsync(CancellationToken cancellationToken = default)
    {
        var flushed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_entries.Writer.TryWrite(new Entry(null, flushed))) throw new UsageNotRecordedException([], Reason());
        await flushed.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes no more, and records what is left. A second call does nothing.</summary>
    /// <exception cref="UsageNotRecordedException">Recording fails; the records that are left are in it.</exception>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0) return;
        _entries.Writer.TryComplete();

        // Pauses end now: what fails from here on is handed back and not tried for ever.
        await _closing.CancelAsync().ConfigureAwait(false);
        await _writing.ConfigureAwait(false);
        _closing.Dispose();
        if (_unrecorded.Count > 0) throw new UsageNotRecordedException(_unrecorded, Reason());
    }

    private Exception Reason() => _failure ?? new ObjectDisposedException(nameof(VolatileUsageBuffer));

    private async Task WriteAsync()
    {
        var reader = _entries.Reader;
        while (await reader.WaitToReadAsync().ConfigureAwait(false))
        {
            var batch = new List<UsageRecord>();
            var flushes = new List<TaskCompletionSource>();
            while (batch.Count < UsageLimits.RecordsPerBatch && reader.TryRead(out var entry))
            {
                if (entry.Record is not null) batch.Add(entry.Record);
                if (entry.Flushed is not null) flushes.Add(entry.Flushed);
            }

            var isRecorded = _failure is null && await RecordAsync(batch).ConfigureAwait(false);
            if (!isRecorded) _unrecorded.AddRange(batch);

            // Where recording has failed for good, one more finds out that there is nobody who records.
            if (batch.Count > 0) _room.Release(batch.Count);
            foreach (var flushed in flushes)
            {
                if (isRecorded) flushed.SetResult();
                else flushed.SetException(new UsageNotRecordedException([], Reason()));
            }
        }
    }

    /// <summary>Records a batch, again and again while the store fails for a passing reason.</summary>
    private async Task<bool> RecordAsync(List<UsageRecord> batch)
    {
        if (batch.Count == 0) return true;
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                var results = await _recorder.RecordAsync(batch).ConfigureAwait(false);
                Tell(batch, results);
                return true;
            }
            catch (StoreException exception) when (exception.IsTransient && !_closing.IsCancellationRequested)
            {
                await PauseAsync(pause).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                _failure = exception;
                _entries.Writer.TryComplete();
                return false;
            }
        }
    }

    private void Tell(List<UsageRecord> batch, IReadOnlyList<RecordResult> results)
    {
        if (_onRefused is null) return;
        for (var i = 0; i < results.Count; i++)
        {
            if (results[i].IsCounted) continue;
            try
            {
                _onRefused(batch[i], results[i]);
            }
            catch (Exception exception)
            {
                _callbackFailures.Enqueue(exception);
            }
        }
    }

    private async Task PauseAsync(TimeSpan pause)
    {
        try
        {
            await Task.Delay(pause, _time, _closing.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The buffer is being closed: one more try, and what fails then is handed back.
        }
    }

    private readonly record struct Entry(UsageRecord? Record, TaskCompletionSource? Flushed);
}
