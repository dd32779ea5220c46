using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Monetize.Metering;
using Monetize.Monetary;
using Monetize.Storage;
using SQLitePCL;

namespace Monetize.Sqlite.Native;

/// <summary>
/// A prepared statement, bound and read through SQLite's own interface: a command of the driver costs about as much
/// again as the insert itself.
/// </summary>
/// <remarks>Parameters count from 1 and columns from 0, as in SQLite. Not safe for several threads at once.</remarks>
internal sealed class SqliteStatement : IDisposable
{
    private const int StackBytes = 1_024;

    private readonly SqliteDatabase _database;
    private readonly sqlite3_stmt _statement;

    // A bit for each parameter that has a value. SQLite begins with none, and most records leave half of them empty.
    private uint _filled;

    public SqliteStatement(SqliteDatabase database, string sql)
    {
        _database = database;
        database.Check(raw.sqlite3_prepare_v2(database.Handle, sql, out _statement));
    }

    /// <summary>The number of the last parameter.</summary>
    public int Parameters => raw.sqlite3_bind_parameter_count(_statement);

    public SqliteStatement Bind(int index, long value)
    {
        _database.Check(raw.sqlite3_bind_int64(_statement, index, value));
        _filled |= 1u << index;
        return this;
    }

    public SqliteStatement Bind(int index, string? text)
    {
        if (text is null) return BindNull(index);
        if (text.Length * 3 <= StackBytes) return Bind(index, text, stackalloc byte[StackBytes]);
        var rented = ArrayPool<byte>.Shared.Rent(text.Length * 3);
        try
        {
            return Bind(index, text, rented);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Binds a figure: an integer where it is whole and fits, else its digits.</summary>
    public SqliteStatement Bind(int index, decimal? value)
    {
        if (value is not { } figure) return BindNull(index);
        var whole = figure is >= long.MinValue and <= long.MaxValue ? (long)figure : 0L;
        return whole == figure ? Bind(index, whole) : Bind(index, ExactSum.Of(figure).ToString());
    }

    /// <summary>Binds a sum: an integer where it is whole and fits, else its digits.</summary>
    public SqliteStatement Bind(int index, ExactSum sum) =>
        sum.TryToDecimal(out var figure) ? Bind(index, figure) : Bind(index, sum.ToString());

    /// <summary>Goes on to the next row; false at the end.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(_statement);
        _database.Check(code);
        return code == raw.SQLITE_ROW;
    }

    /// <summary>Runs a statement that returns no rows, and makes it ready to be bound again.</summary>
    public void Run()
    {
        try
        {
            Step();
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Makes it ready to be bound again. What was bound stays.</summary>
    public void Reset() => _ = raw.sqlite3_reset(_statement);

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public long Int64(int column) => raw.sqlite3_column_int64(_statement, column);

    public int Int32(int column) => raw.sqlite3_column_int(_statement, column);

    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    /// <summary>The text, which most often is one of a few known ones: then it is that one, and no new one.</summary>
    public string Text(int column, ReadOnlySpan<string> known)
    {
        var bytes = raw.sqlite3_column_blob(_statement, column);
        foreach (var text in known)
        {
            if (Ascii.Equals(bytes, text)) return text;
        }

        return Text(column);
    }

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public decimal Decimal(int column) => Decimal(column, raw.sqlite3_column_type(_statement, column));

    public decimal? DecimalOrNull(int column)
    {
        var type = raw.sqlite3_column_type(_statement, column);
        return type == raw.SQLITE_NULL ? null : Decimal(column, type);
    }

    public ExactSum Sum(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_INTEGER
        ? ExactSum.Of(raw.sqlite3_column_int64(_statement, column))
        : Read(column, static text => ExactSum.Parse(text));

    /// <summary>A time in microseconds; one outside of the calendar was damaged since it was written.</summary>
    /// <exception cref="StoreException">It cannot be read.</exception>
    public DateTimeOffset Time(int column)
    {
        var microseconds = Int64(column);
        try
        {
            return UsageTime.From(microseconds);
        }
        catch (ArgumentOutOfRangeException exception)
        {
            throw SqliteErrors.Unreadable(
                microseconds.ToString(CultureInfo.InvariantCulture), _database.Place, exception);
        }
    }

    /// <summary>Reads a text by its form; one that has not got it was damaged since it was written.</summary>
    /// <exception cref="StoreException">It cannot be read.</exception>
    public T Read<T>(int column, Func<string, T> read)
    {
        var text = Text(column);
        try
        {
            return read(text);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException or JsonException
            or InvalidOperationException or ArgumentException)
        {
            throw SqliteErrors.Unreadable(text, _database.Place, exception);
        }
    }

    public void Dispose() => _statement.Dispose();

    private decimal Decimal(int column, int type) => type == raw.SQLITE_INTEGER
        ? raw.sqlite3_column_int64(_statement, column)
        : Read(column, static text => ExactSum.Parse(text)).ToDecimal();

    // SQLite takes a copy of the text.
    private SqliteStatement Bind(int index, string text, Span<byte> room)
    {
        var length = Encoding.UTF8.GetBytes(text, room);
        _database.Check(raw.sqlite3_bind_text(_statement, index, room[..length]));
        _filled |= 1u << index;
        return this;
    }

    private SqliteStatement BindNull(int index)
    {
        if ((_filled & (1u << index)) == 0) return this;
        _database.Check(raw.sqlite3_bind_null(_statement, index));
        _filled &= ~(1u << index);
        return this;
    }
}
