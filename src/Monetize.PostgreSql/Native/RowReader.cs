using System.Data;
using System.Runtime.CompilerServices;
using Npgsql;

namespace Monetize.PostgreSql.Native;

/// <summary>Streams of rows, each of one snapshot that lasts as long as the enumeration.</summary>
internal sealed class RowReader(PostgreSqlDatabase database)
{
    /// <summary>Reads what a query says.</summary>
    /// <param name="prepare">Makes the query, on the snapshot; null where there is nothing to read.</param>
    /// <param name="read">Reads a row.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    public async IAsyncEnumerable<T> ReadAsync<T>(
        Func<NpgsqlConnection, Task<NpgsqlCommand?>> prepare,
        Func<NpgsqlDataReader, T> read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await TryAsync(() => database.OpenAsync(cancellationToken)).ConfigureAwait(false);
        await using var transaction = await TryAsync(
            () => connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken))
            .ConfigureAwait(false);
        await TryAsync(async () => await database.ExecuteAsync(
            connection, "SET TRANSACTION READ ONLY", cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        await using var command = await TryAsync(
            async () => await prepare(connection).ConfigureAwait(false)).ConfigureAwait(false);
        if (command is null) yield break;
        var rows = await TryAsync(
            async () => await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false))
            .ConfigureAwait(false);
        var isAtEnd = false;
        try
        {
            while (await NextAsync(rows, cancellationToken).ConfigureAwait(false))
            {
                yield return read(rows);
                cancellationToken.ThrowIfCancellationRequested();
            }

            isAtEnd = true;
        }
        finally
        {
            // Who leaves early does not wait for the rows that would follow.
            if (!isAtEnd) command.Cancel();
            await CloseAsync(rows).ConfigureAwait(false);
        }
    }

    private static async Task CloseAsync(NpgsqlDataReader rows)
    {
        try
        {
            await rows.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (PostgreSqlErrors.IsKnown(exception))
        {
            // The rows were cancelled, or the connection is gone: whoever reads knows it already.
        }
    }

    // For each row: most are there already, and nothing is allocated for them.
    private async ValueTask<bool> NextAsync(NpgsqlDataReader rows, CancellationToken cancellationToken)
    {
        try
        {
            return await rows.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (PostgreSqlErrors.IsKnown(exception))
        {
            throw database.Explain(exception);
        }
    }

    private async ValueTask<T> TryAsync<T>(Func<ValueTask<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception exception) when (PostgreSqlErrors.IsKnown(exception))
        {
            throw database.Explain(exception);
        }
    }
}
