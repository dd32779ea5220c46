using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Monetize.Metering;

namespace Monetize.Sqlite.Usage;

/// <summary>
/// Lets one caller write at a time, and commits together what came while another was writing: the commit costs more
/// than the records.
/// </summary>
/// <param name="append">Adds batches in one transaction.</param>
/// <param name="afterAppend">What is due after a commit, before the next writer.</param>
internal sealed class WriteQueue(
    Func<IReadOnlyList<IReadOnlyList<UsageRecord>>, IReadOnlyList<RecordResult[]>> append, Action afterAppend)
    : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly ConcurrentQueue<WaitingBatch> _waiting = new();
    private bool _isClosed;

    /// <summary>Adds records, alone or with those of other callers.</summary>
    public async ValueTask<IReadOnlyList<RecordResult>> AppendAsync(
        IReadOnlyList<UsageRecord> records, CancellationToken cancellationToken)
    {
        var mine = new WaitingBatch(records);
        _waiting.Enqueue(mine);
        try
        {
            await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            mine.TryCancel();
            throw;
        }

        try
        {
            // What another caller has written for this one is written, also when the store is closed by now.
            while (!mine.IsDone)
            {
                ObjectDisposedException.ThrowIf(_isClosed, this);
                WriteWaiting();
            }
        }
        finally
        {
            _gate.Release();
        }

        return mine.Results;
    }

    /// <summary>Does something else that writes.</summary>
    public async ValueTask RunAsync(Action work, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            work();
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Waits for whoever writes, and lets nobody follow.</summary>
    public async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        _isClosed = true;

        // Whoever still waits must find out, so the gate is left open and not disposed.
        _gate.Release();
    }

    private void WriteWaiting()
    {
        var batches = new List<WaitingBatch>();
        var count = 0;
        while (count < UsageLimits.RecordsPerBatch && _waiting.TryDequeue(out var next))
        {
            if (!next.TryTake()) continue;
            batches.Add(next);
            count += next.Records.Count;
        }

        try
        {
            var results = append(batches.ConvertAll(batch => batch.Records));
            for (var i = 0; i < batches.Count; i++) batches[i].Done(results[i]);
        }
        catch (Exception exception)
        {
            foreach (var batch in batches) batch.Failed(exception);
            return;
        }

        afterAppend();
    }

    /// <summary>The records of one caller, taken by a writer or cancelled, whichever comes first.</summary>
    private sealed class WaitingBatch(IReadOnlyList<UsageRecord> records)
    {
        private const int Free = 0;
        private const int Taken = 1;
        private const int Cancelled = 2;

        private int _state;
        private RecordResult[]? _results;
        private Exception? _failure;

        public IReadOnlyList<UsageRecord> Records => records;

        public bool IsDone => _results is not null || _failure is not null;

        public IReadOnlyList<RecordResult> Results
        {
            get
            {
                if (_failure is not null) ExceptionDispatchInfo.Throw(_failure);
                return _results!;
            }
        }

        public bool TryTake() => Interlocked.CompareExchange(ref _state, Taken, Free) == Free;

        public void TryCancel() => Interlocked.CompareExchange(ref _state, Cancelled, Free);

        public void Done(RecordResult[] results) => _results = results;

        public void Failed(Exception exception) => _failure = exception;
    }
}
