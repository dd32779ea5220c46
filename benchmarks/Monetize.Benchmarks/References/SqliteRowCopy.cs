using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Monetize.Benchmarks.References;

/// <summary>
/// The least that writing can cost: the rows that a run wrote, once more into the same tables of another file, by
/// INSERT and SELECT alone. Rows that the run changed are left out.
/// </summary>
public sealed class SqliteRowCopy : IDisposable
{
    private static readonly (string Table, string Condition)[] Written =
    [
        ("invoice", "issued_at = ?1"),
        ("ledger", "at = ?1"),
        ("message", "at = ?1"),
        ("payment", "next_step = ?1"),
        ("audit", "at = ?1"),
        ("settled", "invoice IN (SELECT number FROM monetize_invoice WHERE issued_at = ?1)"),
    ];

    private readonly SqliteConnection _connection;

    /// <summary>Opens both files.</summary>
    /// <param name="from">The file with the rows.</param>
    /// <param name="to">Another one with the same tables.</param>
    public SqliteRowCopy(string from, string to)
    {
        _connection = new SqliteConnection($"Data Source={from};Pooling=False");
        _connection.Open();
        Execute($"ATTACH '{to}' AS other; PRAGMA other.journal_mode = WAL; PRAGMA other.synchronous = FULL;");
    }

    /// <summary>Sets apart what was written at an instant.</summary>
    public void Take(DateTimeOffset at)
    {
        foreach (var (table, condition) in Written)
        {
            Execute($"DROP TABLE IF EXISTS temp.given_{table}");
            var time = (at.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;
            var text = condition.Replace("?1", FormattableString.Invariant($"{time}"), StringComparison.Ordinal);
            Execute($"CREATE TEMP TABLE given_{table} AS SELECT * FROM monetize_{table} WHERE {text}");
        }
    }

    /// <summary>Writes it, and gives how many rows of the last table there were.</summary>
    public int Write()
    {
        Execute("BEGIN IMMEDIATE");
        foreach (var (table, _) in Written)
        {
            Execute($"INSERT INTO other.monetize_{table} SELECT * FROM temp.given_{table}");
        }

        var rows = raw.sqlite3_changes(_connection.Handle!);
        Execute("COMMIT");
        return rows;
    }

    public void Dispose() => _connection.Dispose();

    private void Execute(string sql)
    {
        if (raw.sqlite3_exec(_connection.Handle!, sql) != raw.SQLITE_OK)
        {
            throw new InvalidOperationException(raw.sqlite3_errmsg(_connection.Handle!).utf8_to_string());
        }
    }
}
