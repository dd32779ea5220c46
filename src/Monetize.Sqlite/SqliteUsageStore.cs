using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Monetize.Metering;
using Monetize.Sqlite.Native;
using Monetize.Sqlite.Schema;
using Monetize.Sqlite.Usage;
using Monetize.Storage;
using Monetize.Storage.Schema;

namespace Monetize;

/// <summary>
/// Usage in one SQLite file: durable at each commit, exact, and safe for any number of threads and processes of one
/// machine, of which one writes at a time.
/// </summary>
/// <remarks>
/// Write-ahead log with full synchronisation; both are set and read back at each opening. Calls that come together are
/// committed together. Work is done on the caller's thread: SQLite has no other. Tables begin with <c>monetize_</c>, so
/// that the file may be the host's own.
/// </remarks>
public sealed class SqliteUsageStore : IUsageStore, ITransactionalUsageStore
{
    private readonly string _path;
    private readonly SqliteStoreOptions _options;
    private readonly SqliteDatabase _writer;
    private readonly SeriesIds _series = new();

    // Where no fold follows soon, records are not held for it.
    private readonly AppendedRecords? _appended;
    private readonly UsageFold _fold;
    private readonly WriteQueue _queue;
    private readonly ConcurrentBag<SqliteDatabase> _readers = [];
    private bool _isDisposed;

    private SqliteUsageStore(string path, SqliteStoreOptions options, SqliteDatabase writer)
    {
        _path = path;
        _options = options;
        _writer = writer;
        _appended = options.FoldEvery <= UsageFold.Step ? new AppendedRecords(UsageFold.MostAppended) : null;
        _fold = new UsageFold(writer, _appended, options.Reached);
        _queue = new WriteQueue(Append, FoldWhenDue);
    }

    /// <summary>Opens a store, and creates it where there is none.</summary>
    /// <param name="path">The file. Its folder must exist.</param>
    /// <param name="options">How it behaves; the defaults where null.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <exception cref="StoreException">It cannot be opened, or its schema is not one that this version
    /// knows.</exception>
    public static ValueTask<SqliteUsageStore> OpenAsync(
        string path, SqliteStoreOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        cancellationToken.ThrowIfCancellationRequested();
        var chosen = options ?? new SqliteStoreOptions();

        var database = StoreFile.Open(path, chosen.BusyTimeout, chosen.MayUpgrade);
        return ValueTask.FromResult(new SqliteUsageStore(path, chosen, database));
    }

    /// <summary>The migrations that a file lacks. The file is left as it is.</summary>
    /// <param name="path">The file, which must be there.</param>
    /// <exception cref="StoreException">It cannot be opened, or is newer than this version.</exception>
    public static IReadOnlyList<Migration> PendingMigrations(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return SqliteDatabase.Look(path, new SqliteStoreOptions().BusyTimeout, SqliteSchema.Pending);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<RecordResult>> AppendAsync(
        IReadOnlyList<UsageRecord> records, CancellationToken cancellationToken = default)
    {
        UsageBatch.Check(records);
        return await _queue.AppendAsync(records, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RecordResult>> AppendAsync(
        DbTransaction transaction, IReadOnlyList<UsageRecord> records, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        UsageBatch.Check(records);
        cancellationToken.ThrowIfCancellationRequested();
        if (transaction is not SqliteTransaction { Connection: { } connection })
        {
            throw new ArgumentException("Give an open transaction of Microsoft.Data.Sqlite.", nameof(transaction));
        }

        // What the host's transaction adds may be taken back, so nothing of it is remembered.
        using var database = SqliteDatabase.On(connection);
        return new ValueTask<IReadOnlyList<RecordResult>>(new UsageAppend(database, new SeriesIds()).Add(records));
    }

    /// <inheritdoc/>
    public async ValueTask<BoundedAppend> AppendWithinAsync(
        UsageRecord record, UsageBound bound, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(bound);
        var query = bound.QueryFor(record);
        var appended = default(BoundedAppend);
        await _queue.RunAsync(
            () =>
            {
                appended = AppendWithin(record, bound, query);
                FoldWhenDue();
            },
            cancellationToken).ConfigureAwait(false);
        if (appended.Result is not null) return appended;
        var used = await this.QuantityAsync(record.Customer, bound.Meter, bound.Period, cancellationToken)
            .ConfigureAwait(false);
        return new BoundedAppend(null, used);
    }

    /// <inheritdoc/>
    public ValueTask RejectAsync(
        IReadOnlyList<RejectedUsage> rejections, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rejections);
        return _queue.RunAsync(
            () => _writer.Write(() =>
            {
                new UsageAppend(_writer, _series).Reject(rejections);
                return rejections.Count;
            }),
            cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<UsageSummary> SummarizeAsync(
        UsageSummaryQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        _options.Reached?.Invoke("summarize");
        return ReadAsync(reader => reader.Summarize(query), cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<UsageRecord> StreamAsync(
        UsageRecordQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return ReadAsync(reader => reader.Stream(query), cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<RejectedUsage> StreamRejectionsAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(reader => reader.StreamRejections(), cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<string> StreamMetersAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(reader => reader.StreamMeters(), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<UsageWatermark> GetWatermarkAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // One writer at a time commits in the order of positions: below the end nothing can follow.
        return ValueTask.FromResult(Read(database => new UsageWatermark(UsageFold.End(database))));
    }

    /// <inheritdoc/>
    public async ValueTask<long> FoldAsync(CancellationToken cancellationToken = default)
    {
        var folded = 0L;
        long step;
        do
        {
            step = 0L;
            await _queue.RunAsync(() => step = _fold.Run(), cancellationToken).ConfigureAwait(false);
            folded += step;
        }
        while (step > 0);
        return folded;
    }

    /// <inheritdoc/>
    public ValueTask<UsageVerification> VerifyAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(database => new UsageAudit(database).Run()));
    }

    /// <summary>Closes the file. What was acknowledged is in it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        await _queue.DisposeAsync().ConfigureAwait(false);
        while (_readers.TryTake(out var reader)) reader.Dispose();
        _writer.Dispose();
    }

    /// <summary>Adds the records of several callers in one transaction.</summary>
    private List<RecordResult[]> Append(IReadOnlyList<IReadOnlyList<UsageRecord>> batches) =>
        Append(append => batches.Select(append.Add).ToList(), static _ => true);

    /// <summary>
    /// Adds a record, and takes it back where it passes the bound: then the quantity is the one that it would be.
    /// </summary>
    private BoundedAppend AppendWithin(UsageRecord record, UsageBound bound, UsageSummaryQuery query) => Append(
        append =>
        {
            var result = append.Add([record])[0];
            var quantity = new UsageReader(_writer).SummarizeNow(query).FirstOrDefault()?.Quantity ?? 0m;
            var isWithin = result.Outcome != RecordOutcome.Accepted || bound.Allows(quantity);
            return new BoundedAppend(isWithin ? result : null, quantity);
        },
        static appended => appended.Result is not null);

    private T Append<T>(Func<UsageAppend, T> add, Predicate<T> isToStay)
    {
        try
        {
            var isKept = false;
            var added = _writer.Write(
                () =>
                {
                    _options.Reached?.Invoke("append begin");
                    var results = add(new UsageAppend(_writer, _series, _appended));
                    _options.Reached?.Invoke("append commit");
                    return results;
                },
                results => isKept = isToStay(results));
            if (isKept) Keep();
            else Forget();
            return added;
        }
        catch
        {
            Forget();
            throw;
        }
    }

    private void Keep()
    {
        _series.Keep();
        _appended?.Keep();
        _options.Reached?.Invoke("append done");
    }

    private void Forget()
    {
        _series.Forget();
        _appended?.Forget();
    }

    private void FoldWhenDue()
    {
        try
        {
            if (UsageFold.End(_writer) - UsageFold.Mark(_writer) < _options.FoldEvery) return;
            while (_fold.Run() > 0)
            {
            }
        }
        catch (StoreException)
        {
            // The records are stored and acknowledged, and reading is exact without the fold: the next one catches up.
        }
    }

    private async IAsyncEnumerable<T> ReadAsync<T>(
        Func<UsageReader, IEnumerable<T>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        var database = Rent();
        try
        {
            foreach (var item in read(new UsageReader(database)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return item;
            }
        }
        finally
        {
            _readers.Add(database);
        }
    }

    private T Read<T>(Func<SqliteDatabase, T> read)
    {
        var database = Rent();
        try
        {
            return read(database);
        }
        finally
        {
            _readers.Add(database);
        }
    }

    private SqliteDatabase Rent()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _readers.TryTake(out var database) ? database : SqliteDatabase.Open(_path, _options.BusyTimeout);
    }
}
