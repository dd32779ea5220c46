using Microsoft.Data.Sqlite;
using Monetize.Storage;
using SQLitePCL;

namespace Monetize.Sqlite.Native;

/// <summary>One connection, with the statements that were prepared on it.</summary>
/// <remarks>Not safe for several threads at once.</remarks>
internal sealed class SqliteDatabase : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly bool _isOwner;
    private readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);

    private SqliteDatabase(SqliteConnection connection, bool isOwner)
    {
        _connection = connection;
        _isOwner = isOwner;
        Place = connection.DataSource;
    }

    /// <summary>The file, for messages.</summary>
    public string Place { get; }

    public sqlite3 Handle => _connection.Handle!;

    /// <summary>How many rows the last statement changed.</summary>
    public int Changes => raw.sqlite3_changes(Handle);

    /// <summary>Opens a file with the settings that durability rests on.</summary>
    /// <param name="path">The file.</param>
    /// <param name="busyTimeout">How long to wait for another writer.</param>
    /// <param name="check">
    /// Looks at a file that must be there and stay as it is until then; null where it may be made.
    /// </param>
    public static SqliteDatabase Open(string path, TimeSpan busyTimeout, Action<SqliteDatabase>? check = null)
    {
        var database = Connect(path, check is null, busyTimeout);
        try
        {
            check?.Invoke(database);
            SqliteSettings.Apply(database, busyTimeout);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Looks at a file that must be there, and leaves it as it is.</summary>
    /// <param name="path">The file.</param>
    /// <param name="busyTimeout">How long to wait for a writer.</param>
    /// <param name="look">What is looked at.</param>
    public static T Look<T>(string path, TimeSpan busyTimeout, Func<SqliteDatabase, T> look)
    {
        using var database = Connect(path, mayCreate: false, busyTimeout);
        return look(database);
    }

    /// <summary>Works on a connection that somebody else opened and will close.</summary>
    public static SqliteDatabase On(SqliteConnection connection) => new(connection, isOwner: false);

    /// <summary>The number of the row that was inserted last.</summary>
    public long LastId => raw.sqlite3_last_insert_rowid(Handle);

    public void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE)) SqliteErrors.Throw(code, Handle, Place);
    }

    /// <summary>A statement that is prepared once and kept.</summary>
    public SqliteStatement Get(string sql)
    {
        if (_statements.TryGetValue(sql, out var statement)) return statement;
        statement = new SqliteStatement(this, sql);
        _statements.Add(sql, statement);
        return statement;
    }

    /// <summary>Runs statements that return nothing.</summary>
    public void Execute(string sql) => Check(raw.sqlite3_exec(Handle, sql));

    /// <summary>The first column of the first row.</summary>
    public string Scalar(string sql)
    {
        using var statement = new SqliteStatement(this, sql);
        return statement.Step() ? statement.Text(0) : "";
    }

    /// <summary>Does something in a transaction that writes, whole or not at all.</summary>
    /// <param name="work">What is done.</param>
    /// <param name="isToStay">Whether it stays; it does where null.</param>
    public T Write<T>(Func<T> work, Predicate<T>? isToStay = null)
    {
        Execute("BEGIN IMMEDIATE");
        try
        {
            var result = work();
            Execute(isToStay?.Invoke(result) == false ? "ROLLBACK" : "COMMIT");
            return result;
        }
        catch
        {
            // Where SQLite has taken it back already, there is nothing to roll back.
            if (raw.sqlite3_get_autocommit(Handle) == 0) _ = raw.sqlite3_exec(Handle, "ROLLBACK");
            throw;
        }
    }

    /// <summary>
    /// Moves the log into the file and leaves nothing of it; false at once where somebody reads it, or where it fails:
    /// what was committed stands.
    /// </summary>
    /// <param name="busyTimeout">How long other statements wait for a writer.</param>
    public bool TryEmptyLog(TimeSpan busyTimeout)
    {
        _ = raw.sqlite3_busy_timeout(Handle, 0);
        try
        {
            return Scalar("PRAGMA wal_checkpoint(TRUNCATE)") == "0";
        }
        catch (StoreException)
        {
            return false;
        }
        finally
        {
            _ = raw.sqlite3_busy_timeout(Handle, (int)busyTimeout.TotalMilliseconds);
        }
    }

    /// <summary>Ends a snapshot that <c>BEGIN</c> opened.</summary>
    public void EndRead()
    {
        if (raw.sqlite3_get_autocommit(Handle) == 0) Execute("ROLLBACK");
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values) statement.Dispose();
        if (_isOwner) _connection.Dispose();
    }

    private static SqliteDatabase Connect(string path, bool mayCreate, TimeSpan busyTimeout)
    {
        var text = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mayCreate ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite,

            // Pooled connections would keep the file open, and lose the settings.
            Pooling = false,
        };
        var connection = new SqliteConnection(text.ConnectionString);
        try
        {
            connection.Open();

            // Before the first look: the log of a process that died may have to be read into the file.
            _ = raw.sqlite3_busy_timeout(connection.Handle!, (int)busyTimeout.TotalMilliseconds);
            return new SqliteDatabase(connection, isOwner: true);
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            throw SqliteErrors.For(exception, path);
        }
    }
}
