using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Monetize.Benchmarks.References;

/// <summary>
/// The limit: one prepared statement for records and one for series, over the store's own schema and with the store's
/// settings, and no answer for any record. It writes the same rows, those of the series too: without them nobody could
/// tell whose records they are.
/// </summary>
public static class RawSqlite
{
    private const string Insert = """
        INSERT INTO monetize_usage_event (key, series, time, quantity) VALUES (?, ?, ?, ?) ON CONFLICT (key) DO NOTHING
        """;

    private const string InsertSeries =
        "INSERT INTO monetize_usage_series (customer, meter, dimensions) VALUES (?, ?, '')";

    /// <summary>Inserts rows in transactions of so many into a file that has none.</summary>
    public static void Write(string path, IReadOnlyList<UsageRecord> records, int batch)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        var handle = connection.Handle!;
        Execute(handle, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;");
        Check(raw.sqlite3_prepare_v2(handle, Insert, out var insert));
        Check(raw.sqlite3_prepare_v2(handle, InsertSeries, out var insertSeries));
        var series = new Dictionary<(string Customer, string Meter), long>();
        for (var i = 0; i < records.Count; i++)
        {
            if (i % batch == 0) Execute(handle, "BEGIN IMMEDIATE");
            var record = records[i];
            ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(
                series, (record.Customer.Value, record.Meter), out var isKnown);
            if (!isKnown)
            {
                Bind(insertSeries, 1, record.Customer.Value);
                Bind(insertSeries, 2, record.Meter);
                Run(insertSeries);
                id = raw.sqlite3_last_insert_rowid(handle);
            }

            Bind(insert, 1, record.Key.Value);
            raw.sqlite3_bind_int64(insert, 2, id);
            raw.sqlite3_bind_int64(insert, 3, (record.Time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / 10);
            raw.sqlite3_bind_int64(insert, 4, (long)record.Quantity);
            Run(insert);
            if (i % batch == batch - 1 || i == records.Count - 1) Execute(handle, "COMMIT");
        }

        insert.Dispose();
        insertSeries.Dispose();
    }

    private static void Bind(sqlite3_stmt statement, int index, string text)
    {
        Span<byte> bytes = stackalloc byte[256];
        raw.sqlite3_bind_text(statement, index, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }

    private static void Run(sqlite3_stmt statement)
    {
        if (raw.sqlite3_step(statement) != raw.SQLITE_DONE) throw new InvalidOperationException("The insert failed.");
        raw.sqlite3_reset(statement);
    }

    private static void Execute(sqlite3 handle, string sql) => Check(raw.sqlite3_exec(handle, sql));

    private static void Check(int code)
    {
        if (code != raw.SQLITE_OK) throw new InvalidOperationException(raw.sqlite3_errstr(code).utf8_to_string());
    }
}
