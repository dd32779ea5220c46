using System.Data.Common;
using Monetize.Metering;
using Monetize.PostgreSql.Native;
using Monetize.PostgreSql.Schema;
using Monetize.PostgreSql.Usage;
using Monetize.Storage;
using Monetize.Storage.Schema;
using Npgsql;

namespace Monetize;

/// <summary>
/// Usage in a schema of a PostgreSQL database: durable at each commit, exact, and safe for any number of threads,
/// processes and machines that write at once. PostgreSQL 13 or later.
/// </summary>
/// <remarks>
/// The store keeps a pool of connections of its own. Its watermark lies below every transaction that is open anywhere
/// on the server, and only what lies below it can be folded: a transaction that is left open for hours keeps records
/// out of the summaries meanwhile, and reading is exact all the same.
/// </remarks>
public sealed class PostgreSqlUsageStore : IUsageStore, ITransactionalUsageStore, IUsageBackfill
{
    private readonly PostgreSqlDatabase _database;
    private readonly PostgreSqlStoreOptions _options;
    private readonly UsagePositions _positions;
    private readonly UsageWriter _writer;
    private readonly UsageReader _reader;
    private readonly UsageFold _fold;
    private long _sinceFold;
    private bool _isDisposed;

    private PostgreSqlUsageStore(PostgreSqlDatabase database, PostgreSqlStoreOptions options)
    {
        _database = database;
        _options = options;
        _positions = new UsagePositions(database);
        _writer = new UsageWriter(database, _positions, options.Reached);
        _reader = new UsageReader(database, _positions);
        _fold = new UsageFold(database, options.Reached);
    }

    /// <summary>Opens a store, and creates its schema where there is none. The database must exist.</summary>
    /// <param name="connectionString">
    /// How to connect, in the words of Npgsql. Where it names no command timeout, 10 minutes.
    /// </param>
    /// <param name="options">How the store behaves; the defaults where null.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <exception cref="ArgumentException">The connection string or the name of the schema is none.</exception>
    /// <exception cref="StoreException">
    /// The server cannot be reached, refuses the user or has settings by which records could be lost; or the schema is
    /// not one that this version knows.
    /// </exception>
    public static async ValueTask<PostgreSqlUsageStore> OpenAsync(
        string connectionString,
        PostgreSqlStoreOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        var chosen = options ?? new PostgreSqlStoreOptions();
        var database = await StoreDatabase
            .OpenAsync(connectionString, chosen.Schema, chosen.MayUpgrade, cancellationToken)
            .ConfigureAwait(false);
        try
        {
            var store = new PostgreSqlUsageStore(database, chosen);
            await store._positions.RaiseWhenDueAsync(cancellationToken).ConfigureAwait(false);

            // What others have left counts too: processes that live shortly would never fold otherwise.
            store._sinceFold = await store._fold.CountWaitingAsync(chosen.FoldEvery, cancellationToken)
                .ConfigureAwait(false);
            return store;
        }
        catch
        {
            await database.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The migrations that a schema lacks, without applying them.</summary>
    /// <param name="connectionString">How to connect, in the words of Npgsql.</param>
    /// <param name="schema">The schema that holds the store.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="StoreException">It cannot be reached, or is newer than this version.</exception>
    public static async ValueTask<IReadOnlyList<Migration>> PendingMigrationsAsync(
        string connectionString, string schema = "monetize", CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        await using var database = new PostgreSqlDatabase(connectionString, schema);
        return await PostgreSqlSchema.PendingAsync(database, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<RecordResult>> AppendAsync(
        IReadOnlyList<UsageRecord> records, CancellationToken cancellationToken = default)
    {
        UsageBatch.Check(records);
        return await AddAsync(records, isStaged: false, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Series and partitions that are new are made on a connection of the store, and stay when the transaction is
    /// rolled back. Keys are locked until the transaction ends: another one that adds the same key waits for it.
    /// </remarks>
    public async ValueTask<IReadOnlyList<RecordResult>> AppendAsync(
        DbTransaction transaction, IReadOnlyList<UsageRecord> records, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        UsageBatch.Check(records);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (transaction is not NpgsqlTransaction open || !IsOpen(open))
        {
            throw new ArgumentException("Give an open transaction of Npgsql.", nameof(transaction));
        }

        var results = await _writer.AddAsync(open, records, cancellationToken).ConfigureAwait(false);

        // They may be taken back; then the next fold comes a little early.
        Interlocked.Add(ref _sinceFold, results.Count(result => result.Outcome == RecordOutcome.Accepted));
        return results;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<RecordResult>> BackfillAsync(
        IReadOnlyList<UsageRecord> records, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        if (records.Contains(null!)) throw new ArgumentException("A record is null.", nameof(records));
        return await AddAsync(records, isStaged: true, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <remarks>Calls of one customer and meter wait for each other; all others go on.</remarks>
    public async ValueTask<BoundedAppend> AppendWithinAsync(
        UsageRecord record, UsageBound bound, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(bound);
        var query = bound.QueryFor(record);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        cancellationToken.ThrowIfCancellationRequested();
        var appended = await _writer.AddWithinAsync(
            record,
            bound,
            connection => _reader.QuantityAsync(connection, query, cancellationToken),
            cancellationToken).ConfigureAwait(false);
        if (appended.Result is { } result)
        {
            await FoldAfterAsync(result.Outcome == RecordOutcome.Accepted ? 1 : 0).ConfigureAwait(false);
            return appended;
        }

        var used = await this.QuantityAsync(record.Customer, bound.Meter, bound.Period, cancellationToken)
            .ConfigureAwait(false);
        return new BoundedAppend(null, used);
    }

    /// <inheritdoc/>
    public async ValueTask RejectAsync(
        IReadOnlyList<RejectedUsage> rejections, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rejections);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        await new UsageRejections(_database).AddAsync(rejections, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<UsageSummary> SummarizeAsync(
        UsageSummaryQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        _options.Reached?.Invoke("summarize");
        return _reader.SummarizeAsync(query, cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<UsageRecord> StreamAsync(
        UsageRecordQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _reader.StreamAsync(query, cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<RejectedUsage> StreamRejectionsAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _reader.StreamRejectionsAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<string> StreamMetersAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _reader.StreamMetersAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<UsageWatermark> GetWatermarkAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _positions.WatermarkAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<long> FoldAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _fold.RunAsync(mayWait: true, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<UsageVerification> VerifyAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _database.SnapshotAsync(
            connection => new UsageAudit(_database).RunAsync(connection, cancellationToken), cancellationToken);
    }

    /// <summary>Closes the connections. What was acknowledged is in the database.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        await _database.DisposeAsync().ConfigureAwait(false);
    }

    // A transaction that is over still has a connection, and would let records through outside of any transaction.
    private static bool IsOpen(NpgsqlTransaction transaction)
    {
        try
        {
            return transaction.IsolationLevel != default && transaction.Connection is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private async ValueTask<RecordResult[]> AddAsync(
        IReadOnlyList<UsageRecord> records, bool isStaged, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        cancellationToken.ThrowIfCancellationRequested();
        var results = await _writer.AddAsync(records, isStaged, cancellationToken).ConfigureAwait(false);
        await FoldAfterAsync(results.Count(result => result.Outcome == RecordOutcome.Accepted)).ConfigureAwait(false);
        return results;
    }

    private async ValueTask FoldAfterAsync(int added)
    {
        if (Interlocked.Add(ref _sinceFold, added) < _options.FoldEvery) return;
        Interlocked.Exchange(ref _sinceFold, 0);
        try
        {
            await _fold.RunAsync(mayWait: false, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is StoreException or ObjectDisposedException)
        {
            // The records are stored and acknowledged, and reading is exact without the fold: the next one catches up.
        }
    }
}
