using Monetize.Metering;
using Monetize.PostgreSql.Native;
using Monetize.Storage;
using Npgsql;

namespace Monetize.PostgreSql.Usage;

/// <summary>Adds records within a transaction that somebody else begins and ends.</summary>
/// <param name="database">Where they go.</param>
/// <param name="batch">The records, with what they need there already.</param>
internal sealed class UsageAppend(PostgreSqlDatabase database, GivenRecords batch)
{
    private const int KeysAtOnce = 10_000;

    /// <summary>
    /// Keys are claimed in their order, so that two writers of the same keys wait for each other one way. What a key
    /// claims follows in the same statement. FULL JOIN is never done record by record, whatever the planner believes
    /// about the number of records. A transaction whose position would lie below the mark adds nothing: folds have
    /// passed there, and nobody would ever count it.
    /// </summary>
    private const string Insert = """
        WITH given AS MATERIALIZED ({given}),
        place AS MATERIALIZED (
            SELECT position_offset + pg_current_xact_id()::text::bigint AS position FROM {schema}.usage_mark
            WHERE position_offset + pg_current_xact_id()::text::bigint >= mark
        ),
        claimed AS (
            INSERT INTO {schema}.usage_key (key, series, time)
            SELECT key, series, time FROM given WHERE EXISTS (SELECT FROM place) ORDER BY key COLLATE "C"
            ON CONFLICT (key) DO NOTHING
            RETURNING key, true AS is_new
        )
        INSERT INTO {schema}.usage_event (key, series, time, position, quantity, method, amount, cost, corrects)
        SELECT g.key, g.series, g.time, (SELECT position FROM place), g.quantity, g.method, g.amount, g.cost, g.corrects
        FROM claimed c FULL JOIN given g ON g.key = c.key
        WHERE coalesce(c.is_new, false)
        RETURNING key
        """;

    // LIMIT keeps the planner from joining whole tables: each key is looked up.
    private const string Find = """
        SELECT k.key, k.time, e.customer, e.meter, e.dimensions, e.quantity, e.method, e.amount, e.cost, e.corrects
        FROM {schema}.usage_key k CROSS JOIN LATERAL (
            SELECT s.customer, s.meter, s.dimensions, e.quantity, e.method, e.amount, e.cost, e.corrects
            FROM {schema}.usage_event e JOIN {schema}.usage_series s ON s.id = e.series
            WHERE e.series = k.series AND e.time = k.time AND e.key = k.key
            LIMIT 1
        ) e
        WHERE k.key = ANY($1)
        """;

    /// <summary>Adds the records.</summary>
    /// <returns>What became of each; null where positions have to be raised first, and nothing was added.</returns>
    public async Task<RecordResult[]?> AddAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, CancellationToken cancellationToken)
    {
        var accepted = await InsertAsync(connection, transaction, cancellationToken).ConfigureAwait(false);
        var known = batch.Keys.Where(key => !accepted.Contains(key)).ToList();
        var stored = new Dictionary<string, UsageRecord>(StringComparer.Ordinal);
        foreach (var keys in known.Chunk(KeysAtOnce))
        {
            await FindAsync(connection, transaction, keys, stored, cancellationToken).ConfigureAwait(false);
        }

        return stored.Count < known.Count ? null : Results(accepted, stored);
    }

    private RecordResult[] Results(HashSet<string> accepted, Dictionary<string, UsageRecord> stored)
    {
        var records = batch.Records;
        var results = new RecordResult[records.Count];
        for (var i = 0; i < results.Length; i++)
        {
            var key = records[i].Key.Value;
            if (stored.TryGetValue(key, out var first)) results[i] = UsageBatch.Compare(first, records[i]);
            else if (accepted.Remove(key)) results[i] = RecordResult.Accepted;
            else results[i] = UsageBatch.Compare(batch.FirstOf(key), records[i]);
        }

        return results;
    }

    private async Task<HashSet<string>> InsertAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, CancellationToken cancellationToken)
    {
        var sql = Insert.Replace("{given}", batch.Source, StringComparison.Ordinal);
        await using var command = database.Command(sql, connection, transaction);
        batch.Bind(command);
        var accepted = new HashSet<string>(batch.Records.Count, StringComparer.Ordinal);
        await using var row = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await row.ReadAsync(cancellationToken).ConfigureAwait(false)) accepted.Add(row.GetString(0));
        return accepted;
    }

    private async Task FindAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction? transaction,
        string[] keys,
        Dictionary<string, UsageRecord> stored,
        CancellationToken cancellationToken)
    {
        await using var command = database.Command(Find, connection, transaction);
        command.Parameters.Add(new() { Value = keys });
        await using var row = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await row.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var record = RecordColumns.Read(row);
            stored.Add(record.Key.Value, record);
        }
    }
}
