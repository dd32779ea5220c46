using System.Data;
using System.Runtime.CompilerServices;
using Npgsql;

namespace Monetize.PostgreSql.Native;

/// <summary>Streams of rows, each of one snapshot that lasts as long as the enumeration.</summary>
internal sealed class RowReader(PostgreSqlDatabase database)
{
    /// <summary>Reads what a query says.</summary>
    /// <param name="prepare">Makes the query.</param>
    /// <param name="read">Reads a row.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    public IAsyncEnumerable<T> ReadAsync<T>(
        Func<NpgsqlConnection, NpgsqlCommand> prepare,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken)
    {
        return ReadAsync(OpenAsync, read, cancellationToken);

        async Task<OpenRows?> OpenAsync(NpgsqlConnection connection)
        {
            var command = prepare(connection);
            var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            return new OpenRows(rows, command, command.Cancel);
        }
    }

    /// <summary>Reads rows that somebody opens.</summary>
    /// <param name="open">Opens them, on the snapshot; null where there is nothing to read.</param>
    /// <param name="read">Reads a row.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    public async IAsyncEnumerable<T> ReadAsync<T>(
        Func<NpgsqlConnection, Task<OpenRows?>> open,
        Func<NpgsqlDataReader, T> read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await TryAsync(() => database.OpenAsync(cancellationToken)).ConfigureAwait(false);
        await using var transaction = await TryAsync(
            () => connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken))
            .ConfigureAwait(false);
        await using var opened = await TryAsync(
            async () => await open(connection).ConfigureAwait(false)).ConfigureAwait(false);
        if (opened is null) yield break;
        var isAtEnd = false;
        try
        {
            while (await NextAsync(opened.Rows, cancellationToken).ConfigureAwait(false))
            {
                yield return read(opened.Rows);
                cancellationToken.ThrowIfCancellationRequested();
            }

            isAtEnd = true;
        }
        finally
        {
            // Who leaves early does not wait for the rows that would follow.
            if (!isAtEnd) opened.Cancel();
            await CloseAsync(opened.Rows).ConfigureAwait(false);
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
