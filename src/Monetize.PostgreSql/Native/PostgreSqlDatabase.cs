using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Monetize.Errors;
using Monetize.Storage;
using Npgsql;

namespace Monetize.PostgreSql.Native;

/// <summary>The database of a store: its connections, its schema, and the errors of both.</summary>
/// <remarks>Safe for several threads at once.</remarks>
internal sealed class PostgreSqlDatabase : IAsyncDisposable
{
    private const int Attempts = 10;
    private const int OldestServer = 130_000;
    private const int LongestCommand = 600;

    private const string Settings = """
        SELECT current_setting('server_version_num'), current_setting('server_encoding'),
            current_setting('fsync'), current_setting('synchronous_commit')
        """;

    private readonly NpgsqlDataSource _source;

    public PostgreSqlDatabase(string connectionString, string schema)
    {
        var text = new NpgsqlConnectionStringBuilder(connectionString);
        Schema = new SchemaName(schema);
        Place = string.Create(
            CultureInfo.InvariantCulture, $"{text.Host}:{text.Port}/{text.Database ?? text.Username} ({schema})");

        // The driver's 30 seconds are too short for a fold or an audit of a large store.
        var given = new DbConnectionStringBuilder { ConnectionString = connectionString };
        if (!given.ContainsKey("Command Timeout") && !given.ContainsKey("CommandTimeout"))
        {
            text.CommandTimeout = LongestCommand;
        }

        _source = NpgsqlDataSource.Create(text);
    }

    public SchemaName Schema { get; }

    /// <summary>Server, database and schema, for messages.</summary>
    public string Place { get; }

    /// <summary>Called when a connection failed: what was remembered of the database may be wrong now.</summary>
    public Action? Lost { get; set; }

    /// <summary>Refuses a server on which what was acknowledged could be lost, or texts be out of order.</summary>
    public async Task CheckSettingsAsync(CancellationToken cancellationToken)
    {
        var row = await UseAsync(
            connection => QueryOneAsync(connection, Settings, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        var (version, encoding) = ((string)row[0], (string)row[1]);
        var (sync, commit) = ((string)row[2], (string)row[3]);
        var isRecent = int.Parse(version, CultureInfo.InvariantCulture) >= OldestServer;
        Require(isRecent, "server_version_num", version, "130000 or more");
        Require(encoding == "UTF8", "server_encoding", encoding, "UTF8");
        Require(sync == "on", "fsync", sync, "on");
        Require(commit is not ("off" or "local"), "synchronous_commit", commit, "on");
    }

    /// <summary>A command whose text may name <c>{schema}</c>.</summary>
    [SuppressMessage(
        "Security", "CA2100", Justification = "The texts are the store's own; the schema is quoted.")]
    public NpgsqlCommand Command(
        string sql, NpgsqlConnection connection, NpgsqlTransaction? transaction = null) =>
        new(Schema.In(sql), connection, transaction);

    /// <summary>Runs a statement that returns nothing.</summary>
    public async Task<int> ExecuteAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params object[] parameters)
    {
        await using var command = Command(sql, connection);
        foreach (var value in parameters) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The first row of a query; empty where there is none.</summary>
    public async Task<object[]> QueryOneAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params object[] parameters)
    {
        await using var command = Command(sql, connection);
        foreach (var value in parameters) command.Parameters.Add(new NpgsqlParameter { Value = value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) return [];
        var row = new object[reader.FieldCount];
        reader.GetValues(row);
        return row;
    }

    /// <summary>Does something on a connection of its own.</summary>
    public async ValueTask<T> UseAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            return await work(connection).ConfigureAwait(false);
        }
        catch (Exception exception) when (PostgreSqlErrors.IsKnown(exception))
        {
            throw Explain(exception);
        }
    }

    /// <summary>Reads on one snapshot.</summary>
    public ValueTask<T> SnapshotAsync<T>(Func<NpgsqlConnection, Task<T>> read, CancellationToken cancellationToken) =>
        UseAsync(
            async connection =>
            {
                await using var transaction = await connection
                    .BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken)
                    .ConfigureAwait(false);
                return await read(connection).ConfigureAwait(false);
            },
            cancellationToken);

    /// <summary>Does something in a transaction, whole or not at all, and again where others were in the way.</summary>
    /// <param name="work">What is done.</param>
    /// <param name="committing">Told of it before it is committed.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <param name="isToStay">Whether it stays; it does where null.</param>
    public async ValueTask<T> WriteAsync<T>(
        Func<NpgsqlConnection, Task<T>> work,
        Action<T>? committing,
        CancellationToken cancellationToken,
        Predicate<T>? isToStay = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await WriteOnceAsync(work, committing, isToStay, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (PostgreSqlErrors.IsKnown(exception))
            {
                if (attempt == Attempts || !PostgreSqlErrors.IsRepeatable(exception)) throw Explain(exception);
            }
        }
    }

    /// <summary>The error of an exception of the driver.</summary>
    public StoreException Explain(Exception exception)
    {
        var explained = PostgreSqlErrors.For(exception, Place);
        if (explained.Code == ErrorCodes.StoreUnavailable) Lost?.Invoke();
        return explained;
    }

    /// <summary>A connection for a reader that outlives this call.</summary>
    public ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken) =>
        _source.OpenConnectionAsync(cancellationToken);

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task<T> WriteOnceAsync<T>(
        Func<NpgsqlConnection, Task<T>> work,
        Action<T>? committing,
        Predicate<T>? isToStay,
        CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var transaction = await connection
            .BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken)
            .ConfigureAwait(false);
        var result = await work(connection).ConfigureAwait(false);
        if (isToStay?.Invoke(result) == false)
        {
            await transaction.RollbackAsync(CancellationToken.None).ConfigureAwait(false);
            return result;
        }

        committing?.Invoke(result);

        // Not to be cancelled: once it is sent nobody knows whether it was done. Where the answer is lost the caller
        // gets an error and sends the records again, and their keys tell.
        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        return result;
    }

    private void Require(bool holds, string setting, string value, string needed)
    {
        if (holds) return;
        throw new StoreException(
            ErrorCodes.StoreUnavailable,
            $"The store {Place} has {setting} = {value} and needs {needed}. Set it for the server, database or user.",
            isTransient: false);
    }
}
