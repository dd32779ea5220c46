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
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (await TryAsync(records, isStaged, cancellationToken).ConfigureAwait(false) is { } results)
                {
                    _reached?.Invoke("append done");
                    return results;
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
