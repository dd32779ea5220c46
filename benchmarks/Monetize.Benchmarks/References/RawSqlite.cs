using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Monetize.Benchmarks.References;

/// <summary>
/// The limit: one prepared statement over the store's own schema, with the store's settings, series that are known, and
/// no answer for any record.
/// </summary>
public static class RawSqlite
{
    private const string Insert = """
        INSERT INTO monetize_usage_event (key, series, time, quantity) VALUES (?, ?, ?, ?) ON CONFLICT (key) DO NOTHING
        """;

    /// <summary>Inserts rows in transactions of so many.</summary>
    public static void Write(string path, IReadOnlyList<UsageRecord> records, IReadOnlyList<int> series, int batch)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        var handle = connection.Handle!;
        Execute(handle, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;");
        Check(raw.sqlite3_prepare_v2(handle, Insert, out var statement));
        Span<byte> key = stackalloc byte[256];
        for (var i = 0; i < records.Count; i++)
        {
            if (i % batch == 0) Execute(handle, "BEGIN IMMEDIATE");
            var length = Encoding.UTF8.GetBytes(records[i].Key.Value, key);
            raw.sqlite3_bind_text(statement, 1, key[..length]);
            raw.sqlite3_bind_int64(statement, 2, series[i]);
            raw.sqlite3_bind_int64(statement, 3, (records[i].Time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / 10);
            raw.sqlite3_bind_int64(statement, 4, (long)records[i].Quantity);
            if (raw.sqlite3_step(
                statement) != raw.SQLITE_DONE) throw new InvalidOperationException("The insert failed.");
            raw.sqlite3_reset(statement);
            if (i % batch == batch - 1 || i == records.Count - 1) Execute(handle, "COMMIT");
        }

        statement.Dispose();
    }

    private static void Execute(sqlite3 handle, string sql) => Check(raw.sqlite3_exec(handle, sql));

    private static void Check(int code)
    {
        if (code != raw.SQLITE_OK) throw new InvalidOperationException(raw.sqlite3_errstr(code).utf8_to_string());
    }
}
