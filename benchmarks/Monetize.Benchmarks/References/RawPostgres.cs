using System.Diagnostics.CodeAnalysis;
using Npgsql;
using NpgsqlTypes;

namespace Monetize.Benchmarks.References;

/// <summary>
/// The limit: one prepared statement a batch over the store's own tables, arrays or COPY, with series that are known
/// and without order, mark, months or retries. It tells a duplicate from a conflict, as the store does.
/// </summary>
public sealed class RawPostgres : IDisposable
{
    private const string Claim = """
        , claimed AS (
            INSERT INTO usage_key (key, series, time) SELECT key, series, time FROM given
            ON CONFLICT (key) DO NOTHING RETURNING key
        )
        INSERT INTO usage_event (key, series, time, position, quantity)
        SELECT key, g.series, g.time, pg_current_xact_id()::text::bigint, g.quantity
        FROM given g JOIN claimed USING (key)
        RETURNING key
        """;

    private const string Arrays = $"""
        WITH given AS MATERIALIZED (SELECT * FROM unnest($1, $2, $3, $4) AS given(key, series, time, quantity)) {Claim}
        """;

    private const string Staged = $"WITH given AS MATERIALIZED (SELECT * FROM given_usage) {Claim}";

    private const string Stored = """
        SELECT k.key, e.quantity
        FROM usage_key k JOIN usage_event e ON e.series = k.series AND e.time = k.time AND e.key = k.key
        WHERE k.key = ANY($1)
        """;

    // A batch is joined by its hash, whatever a prepared plan believes about the length of the arrays.
    private const string Setup = """
        SET enable_nestloop = off;
        CREATE TEMPORARY TABLE given_usage (key text COLLATE "C", series bigint, time timestamptz, quantity numeric)
            ON COMMIT DELETE ROWS
        """;

    private const string Copy = "COPY given_usage (key, series, time, quantity) FROM STDIN (FORMAT BINARY)";

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlCommand _arrays;
    private readonly NpgsqlCommand _staged;

    public RawPostgres(string connectionString, string schema)
    {
        _connection = new NpgsqlConnection($"{connectionString};Pooling=false;Search Path={schema}");
        _connection.Open();
        using (var setup = new NpgsqlCommand(Setup, _connection)) setup.ExecuteNonQuery();
        _arrays = new NpgsqlCommand(Arrays, _connection);
        foreach (var type in (NpgsqlDbType[])
            [NpgsqlDbType.Text, NpgsqlDbType.Bigint, NpgsqlDbType.TimestampTz, NpgsqlDbType.Numeric])
        {
            _arrays.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Array | type });
        }

        _arrays.Prepare();
        _staged = new NpgsqlCommand(Staged, _connection);
        _staged.Prepare();
    }

    /// <summary>Adds records, each batch as four arrays.</summary>
    /// <returns>How many were new.</returns>
    public int Write(UsageRecord[] records, long[] series, int batch) => Each(records, batch, from =>
    {
        var part = records.AsSpan(from, batch);
        var (keys, times, quantities) = (new string[batch], new DateTime[batch], new decimal[batch]);
        for (var i = 0; i < batch; i++)
        {
            keys[i] = part[i].Key.Value;
            times[i] = part[i].Time.UtcDateTime;
            quantities[i] = part[i].Quantity;
        }

        _arrays.Parameters[0].Value = keys;
        _arrays.Parameters[1].Value = series[from..(from + batch)];
        _arrays.Parameters[2].Value = times;
        _arrays.Parameters[3].Value = quantities;
        return _arrays;
    });

    /// <summary>Adds records, each batch through a staging table.</summary>
    /// <returns>How many were new.</returns>
    public int Merge(UsageRecord[] records, long[] series, int batch) => Each(records, batch, from =>
    {
        using var copy = _connection.BeginBinaryImport(Copy);
        for (var i = from; i < from + batch; i++)
        {
            copy.StartRow();
            copy.Write(records[i].Key.Value, NpgsqlDbType.Text);
            copy.Write(series[i], NpgsqlDbType.Bigint);
            copy.Write(records[i].Time.UtcDateTime, NpgsqlDbType.TimestampTz);
            copy.Write(records[i].Quantity, NpgsqlDbType.Numeric);
        }

        copy.Complete();
        return _staged;
    });

    public void Dispose()
    {
        _arrays.Dispose();
        _staged.Dispose();
        _connection.Dispose();
    }

    private int Each(UsageRecord[] records, int batch, Func<int, NpgsqlCommand> insert)
    {
        if (records.Length % batch != 0) throw new ArgumentException("Give whole batches.", nameof(batch));
        var count = 0;
        for (var from = 0; from < records.Length; from += batch)
        {
            using var transaction = _connection.BeginTransaction();
            var claimed = new HashSet<string>(batch, StringComparer.Ordinal);
            using (var row = insert(from).ExecuteReader())
            {
                while (row.Read()) claimed.Add(row.GetString(0));
            }

            count += claimed.Count;
            if (claimed.Count < batch) Compare(records.AsSpan(from, batch), claimed);
            transaction.Commit();
        }

        return count;
    }

    [SuppressMessage("Security", "CA2100", Justification = "The text is a constant.")]
    private void Compare(ReadOnlySpan<UsageRecord> records, HashSet<string> claimed)
    {
        var known = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var record in records)
        {
            if (!claimed.Contains(record.Key.Value)) known[record.Key.Value] = record.Quantity;
        }

        using var command = new NpgsqlCommand(Stored, _connection);
        command.Parameters.Add(new() { Value = known.Keys.ToArray() });
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            if (known[row.GetString(0)] != row.GetDecimal(1)) throw new InvalidOperationException("A conflict.");
        }
    }
}
