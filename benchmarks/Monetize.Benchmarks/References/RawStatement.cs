using System.Text;
using SQLitePCL;

namespace Monetize.Benchmarks.References;

/// <summary>A prepared statement of SQLite's own interface. Parameters count from 1, columns from 0.</summary>
public sealed class RawStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public RawStatement(sqlite3 database, string sql)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v2(database, sql, out _statement));
    }

    public RawStatement Bind(int index, string text)
    {
        Span<byte> bytes = stackalloc byte[512];
        var isShort = text.Length * 3 <= bytes.Length;
        Check(isShort
            ? raw.sqlite3_bind_text(_statement, index, bytes[..Encoding.UTF8.GetBytes(text, bytes)])
            : raw.sqlite3_bind_text(_statement, index, text));
        return this;
    }

    public RawStatement Bind(int index, long number)
    {
        Check(raw.sqlite3_bind_int64(_statement, index, number));
        return this;
    }

    public bool Step()
    {
        var code = raw.sqlite3_step(_statement);
        if (code is raw.SQLITE_ROW or raw.SQLITE_DONE) return code == raw.SQLITE_ROW;
        Check(code);
        return false;
    }

    public void Run()
    {
        Step();
        Reset();
    }

    public void Reset() => _ = raw.sqlite3_reset(_statement);

    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    public long Number(int column) => raw.sqlite3_column_int64(_statement, column);

    public void Dispose() => _statement.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK) throw new InvalidOperationException(raw.sqlite3_errmsg(_database).utf8_to_string());
    }
}
