using System.Runtime.CompilerServices;
using Monetize.Errors;
using Monetize.Metering;
using Monetize.PostgreSql.Native;
using Monetize.Storage;
using Npgsql;

namespace Monetize.PostgreSql.Usage;

/// <summary>
/// Adds records: sees to it that they have their series and partitions, and that their positions count.
/// </summary>
/// <remarks>Safe for several threads at once.</remarks>
internal sealed class UsageWriter
{
    private const int Attempts = 3;

    private const string Alone =
        "SELECT pg_advisory_xact_lock(hashtextextended(jsonb_build_array('monetize bound', $1, $2, $3)::text, 0))";

    private readonly PostgreSqlDatabase _database;
    private readonly SeriesIds _series;
    private readonly Partitions _partitions;
    private readonly UsagePositions _positions;
    private readonly Action<string>? _reached;
    private volatile bool _isBelowMark;

    public UsageWriter(PostgreSqlDatabase database, UsagePositions positions, Action<string>? reached)
    {
        _database = database;
        _series = new SeriesIds(database);
        _partitions = new Partitions(database);
        _positions = positions;
        _reached = reached;
        database.Lost = Forget;
    }

    /// <summary>Adds records in a transaction of their own.</summary>
    /// <param name="records">The records.</param>
    /// <param name="isStaged">Whether they go through a staging table.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async ValueTask<RecordResult[]> AddAsync(
        IReadOnlyList<UsageRecord> records, bool isStaged, CancellationToken cancellationToken)
    {
        if (records.Count == 0) return [];
        return await RepeatAsync(() => TryAsync(records, isStaged, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Adds a record in a transaction of its own, and takes it back where it passes a bound.</summary>
    /// <returns>What became of it; the quantity is the one with the record, also where it was taken back.</returns>
    public async ValueTask<BoundedAppend> AddWithinAsync(
        UsageRecord record,
        UsageBound bound,
        Func<NpgsqlConnection, Task<decimal>> quantityOf,
        CancellationToken cancellationToken)
    {
        var appended = await RepeatAsync(() => TryWithinAsync(record, bound, quantityOf, cancellationToken))
            .ConfigureAwait(false);
        return appended.Value;
    }

    /// <summary>Adds records in a transaction of the host.</summary>
    public async ValueTask<RecordResult[]> AddAsync(
        NpgsqlTransaction transaction, IReadOnlyList<UsageRecord> records, CancellationToken cancellationToken)
    {
        if (records.Count == 0) return [];
        var given = await PrepareAsync(records, cancellationToken).ConfigureAwait(false);
        try
        {
            var results = await new UsageAppend(_database, given)
                .AddAsync(transaction.Connection!, transaction, cancellationToken)
                .ConfigureAwait(false);
            if (results is not null) return results;
        }
        catch (Exception exception) when (PostgreSqlErrors.IsKnown(exception))
        {
            if (PostgreSqlErrors.IsWithoutPartition(exception)) Forget();
            throw _database.Explain(exception);
        }

        // The host's own locks are in the way of raising them now.
        _isBelowMark = true;
        throw Moved();
    }

    /// <summary>Does it again where positions had to be raised or a partition was missing.</summary>
    private async ValueTask<T> RepeatAsync<T>(Func<ValueTask<T?>> add)
        where T : class
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (await add().ConfigureAwait(false) is { } added)
                {
                    _reached?.Invoke("append done");
                    return added;
                }
            }
            catch (StoreException exception) when (attempt < Attempts && IsWithoutPartition(exception))
            {
                Forget();
                continue;
            }

            if (attempt == Attempts) throw Moved();
            _isBelowMark = true;
        }
    }

    private async ValueTask<StrongBox<BoundedAppend>?> TryWithinAsync(
        UsageRecord record,
        UsageBound bound,
        Func<NpgsqlConnection, Task<decimal>> quantityOf,
        CancellationToken cancellationToken)
    {
        var given = await PrepareAsync([record], cancellationToken).ConfigureAwait(false);
        return await _database.WriteAsync(
            async connection =>
            {
                _reached?.Invoke("append begin");
                await _database.ExecuteAsync(
                    connection, Alone, cancellationToken, _database.Schema.Name, record.Customer.Value, record.Meter)
                    .ConfigureAwait(false);
                var results = await new UsageAppend(_database, given)
                    .AddAsync(connection, transaction: null, cancellationToken)
                    .ConfigureAwait(false);
                if (results is null) return null;
                var quantity = await quantityOf(connection).ConfigureAwait(false);
                var isWithin = results[0].Outcome != RecordOutcome.Accepted || bound.Allows(quantity);
                return new StrongBox<BoundedAppend>(new BoundedAppend(isWithin ? results[0] : null, quantity));
            },
            _ => _reached?.Invoke("append commit"),
            cancellationToken,
            static appended => appended?.Value.Result is not null).ConfigureAwait(false);
    }

    private async ValueTask<RecordResult[]?> TryAsync(
        IReadOnlyList<UsageRecord> records, bool isStaged, CancellationToken cancellationToken)
    {
        var given = await PrepareAsync(records, cancellationToken).ConfigureAwait(false);
        return await _database.WriteAsync(
            async connection =>
            {
                _reached?.Invoke("append begin");
                if (isStaged) await given.StageAsync(connection, cancellationToken).ConfigureAwait(false);
                return await new UsageAppend(_database, given)
                    .AddAsync(connection, transaction: null, cancellationToken)
                    .ConfigureAwait(false);
            },
            _ => _reached?.Invoke("append commit"),
            cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<GivenRecords> PrepareAsync(
        IReadOnlyList<UsageRecord> records, CancellationToken cancellationToken)
    {
        if (_isBelowMark)
        {
            await _positions.RaiseWhenDueAsync(cancellationToken).ConfigureAwait(false);
            _isBelowMark = false;
        }

        await _partitions.EnsureAsync(records, cancellationToken).ConfigureAwait(false);
        return new GivenRecords(records, await _series.OfAsync(records, cancellationToken).ConfigureAwait(false));
    }

    private void Forget()
    {
        _series.Forget();
        _partitions.Forget();
    }

    private StoreException Moved() => new(
        ErrorCodes.StoreBusy,
        $"The store {_database.Place} was moved to another server and counts positions anew; do the transaction again.",
        isTransient: true);

    private static bool IsWithoutPartition(StoreException exception) =>
        exception.InnerException is { } inner && PostgreSqlErrors.IsWithoutPartition(inner);
}
