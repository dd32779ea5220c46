using Monetize.Billing;
using Monetize.Billing.Rows;
using Monetize.Errors;
using Monetize.PostgreSql.Billing;
using Monetize.PostgreSql.Native;
using Monetize.PostgreSql.Schema;
using Monetize.Storage;
using Npgsql;

namespace Monetize;

/// <summary>
/// Billing in a schema of a PostgreSQL database, which may be that of the usage: safe for any number of workers on any
/// number of machines.
/// </summary>
/// <remarks>
/// An operation is one transaction of two batches, one that reads and locks and one that writes, however many customers
/// it is for. Customers are locked in the order of their ids and the counters last; workers that ask for what is due
/// pass over what others have locked. Where two meet all the same, one of them decides anew.
/// </remarks>
public sealed class PostgreSqlBillingStore : IBillingStore
{
    private const int Attempts = 10;

    private readonly PostgreSqlDatabase _database;
    private readonly PostgreSqlStoreOptions _options;
    private readonly BillingLoad _load;
    private readonly BillingWrite _write;
    private bool _isDisposed;

    private PostgreSqlBillingStore(PostgreSqlDatabase database, PostgreSqlStoreOptions options)
    {
        _database = database;
        _options = options;
        _load = new BillingLoad(database);
        _write = new BillingWrite(database);
    }

    /// <summary>Opens a store, and creates its schema where there is none. The database must exist.</summary>
    /// <param name="connectionString">
    /// How to connect, in the words of Npgsql. Where it names no command timeout, 10 minutes.
    /// </param>
    /// <param name="options">How the store behaves; the defaults where null.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <exception cref="ArgumentException">The connection string or the name of the schema is none.</exception>
    /// <exception cref="StoreException">
    /// The server cannot be reached, refuses the user or has settings by which what was acknowledged could be lost; or
    /// the schema is not one that this version knows.
    /// </exception>
    public static async ValueTask<PostgreSqlBillingStore> OpenAsync(
        string connectionString,
        PostgreSqlStoreOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        var chosen = options ?? new PostgreSqlStoreOptions();
        var database = await StoreDatabase
            .OpenAsync(connectionString, chosen.Schema, chosen.MayUpgrade, cancellationToken)
            .ConfigureAwait(false);
        return new PostgreSqlBillingStore(database, chosen);
    }

    /// <inheritdoc/>
    public async ValueTask<TResult> ChangeAsync<TResult>(
        BillingOperation<TResult> operation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        cancellationToken.ThrowIfCancellationRequested();
        var (name, need) = (operation.GetType().Name, operation.Need);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var result = await _database.WriteAsync(
                    connection => ChangeAsync(connection, operation, need, cancellationToken),
                    _ => _options.Reached?.Invoke($"{name} commit"),
                    cancellationToken).ConfigureAwait(false);
                _options.Reached?.Invoke($"{name} done");
                return result;
            }
            catch (OvertakenException) when (attempt < Attempts)
            {
            }
            catch (OvertakenException exception)
            {
                throw new StoreException(
                    ErrorCodes.StoreBusy,
                    $"The store {_database.Place} was changed by others at the same time; try again.",
                    isTransient: true,
                    exception);
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask<BillingState> ReadAsync(BillingNeed need, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(need);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _database.SnapshotAsync(
            connection => _load.RunAsync(connection, need, isChange: false, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<IBillingRow> StreamAsync(
        BillingTable table, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return new RowReader(_database).ReadAsync(
            connection => _database.Command(TableSql.Of(table).Stream, connection),
            row => RowCursor.Read(row, table),
            cancellationToken);
    }

    /// <summary>Closes the connections. What was acknowledged is in the database.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        await _database.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<TResult> ChangeAsync<TResult>(
        NpgsqlConnection connection,
        BillingOperation<TResult> operation,
        BillingNeed need,
        CancellationToken cancellationToken)
    {
        var name = operation.GetType().Name;
        _options.Reached?.Invoke($"{name} begin");
        var state = await _load.RunAsync(connection, need, isChange: true, cancellationToken).ConfigureAwait(false);
        var (result, change) = operation.Decide(state);
        _options.Reached?.Invoke($"{name} write");
        await _write.RunAsync(connection, change, cancellationToken).ConfigureAwait(false);
        return result;
    }
}
