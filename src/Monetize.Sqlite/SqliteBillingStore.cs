using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Monetize.Billing;
using Monetize.Billing.Rows;
using Monetize.Sqlite.Billing;
using Monetize.Sqlite.Native;
using Monetize.Sqlite.Schema;
using Monetize.Storage;

namespace Monetize;

/// <summary>
/// Billing in one SQLite file, which may be that of the usage: durable at each commit, and safe for any number of
/// threads and processes of one machine, of which one writes at a time.
/// </summary>
/// <remarks>
/// Write-ahead log with full synchronisation; both are set and read back at each opening. Work is done on the caller's
/// thread: SQLite has no other. Tables begin with <c>monetize_</c>, so that the file may be the host's own.
/// </remarks>
public sealed class SqliteBillingStore : IBillingStore
{
    private readonly string _path;
    private readonly SqliteStoreOptions _options;
    private readonly SqliteDatabase _writer;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly ConcurrentBag<SqliteDatabase> _readers = [];
    private volatile bool _isDisposed;
    private bool _isLogToBeEmptied;

    private SqliteBillingStore(string path, SqliteStoreOptions options, SqliteDatabase writer)
    {
        _path = path;
        _options = options;
        _writer = writer;
    }

    /// <summary>Opens a store, and creates it where there is none.</summary>
    /// <param name="path">The file. Its folder must exist.</param>
    /// <param name="options">How it behaves; the defaults where null.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <exception cref="StoreException">It cannot be opened, or its schema is not one that this version
    /// knows.</exception>
    public static ValueTask<SqliteBillingStore> OpenAsync(
        string path, SqliteStoreOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        cancellationToken.ThrowIfCancellationRequested();
        var chosen = options ?? new SqliteStoreOptions();
        var database = StoreFile.Open(path, chosen.BusyTimeout, chosen.MayUpgrade);
        try
        {
            SqliteSettings.Overwrite(database);

            // What a process that died had erased may still be in the log.
            _ = database.TryEmptyLog(chosen.BusyTimeout);
            return ValueTask.FromResult(new SqliteBillingStore(path, chosen, database));
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<TResult> ChangeAsync<TResult>(
        BillingOperation<TResult> operation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operation);
        var need = operation.Need;
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            var result = _writer.Write(() => Change(operation, need));
            _isLogToBeEmptied |= operation.Erases;
            EmptyLog();
            _options.Reached?.Invoke($"{operation.GetType().Name} done");
            return result;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public ValueTask<BillingState> ReadAsync(BillingNeed need, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(need);
        cancellationToken.ThrowIfCancellationRequested();
        var database = Rent();
        try
        {
            database.Execute("BEGIN");
            return ValueTask.FromResult(new BillingLoad(database).Run(need, isChange: false));
        }
        finally
        {
            Return(database);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<IBillingRow> StreamAsync(
        BillingTable table, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        await Task.CompletedTask.ConfigureAwait(false);
        var database = Rent();
        try
        {
            using var statement = new SqliteStatement(database, TableSql.Of(table).Stream);
            while (statement.Step())
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return RowCursor.Read(statement, table);
            }
        }
        finally
        {
            Return(database);
        }
    }

    /// <summary>Closes the file. What was acknowledged is in it.</summary>
    public async ValueTask DisposeAsync()
    {
        // Waits for whoever writes. The gate is left open, so that whoever waits behind finds out.
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_isDisposed) return;
            _isDisposed = true;
            while (_readers.TryTake(out var reader)) reader.Dispose();
            EmptyLog();
            _writer.Dispose();
        }
        finally
        {
            _gate.Release();
        }
    }

    private TResult Change<TResult>(BillingOperation<TResult> operation, BillingNeed need)
    {
        var name = operation.GetType().Name;
        _options.Reached?.Invoke($"{name} begin");
        var (result, change) = operation.Decide(new BillingLoad(_writer).Run(need, isChange: true));
        _options.Reached?.Invoke($"{name} write");
        new BillingWrite(_writer).Run(change);
        _options.Reached?.Invoke($"{name} commit");
        return result;
    }

    /// <summary>
    /// Empties the log of what was erased, which it holds as it was before. As long as somebody reads what is older,
    /// it stays until the next change or the end.
    /// </summary>
    private void EmptyLog()
    {
        if (_isLogToBeEmptied && _writer.TryEmptyLog(_options.BusyTimeout)) _isLogToBeEmptied = false;
    }

    private SqliteDatabase Rent()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _readers.TryTake(out var database) ? database : SqliteDatabase.Open(_path, _options.BusyTimeout);
    }

    private void Return(SqliteDatabase database)
    {
        database.EndRead();
        if (_isDisposed) database.Dispose();
        else _readers.Add(database);
    }
}
