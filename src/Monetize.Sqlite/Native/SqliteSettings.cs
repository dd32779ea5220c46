using System.Globalization;
using Monetize.Errors;
using Monetize.Storage;
using SQLitePCL;

namespace Monetize.Sqlite.Native;

/// <summary>
/// What durability rests on: a write-ahead log that is synced at each commit. Set and then read back.
/// </summary>
internal static class SqliteSettings
{
    public static void Apply(SqliteDatabase database, TimeSpan busyTimeout)
    {
        // A file that may only be read opens as such, and its log then fails with words that do not say so.
        if (raw.sqlite3_db_readonly(database.Handle, "main") == 1)
        {
            throw SqliteErrors.Of(raw.SQLITE_READONLY, database.Place);
        }

        var milliseconds = ((long)busyTimeout.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        Require(database, "journal_mode", database.Scalar("PRAGMA journal_mode = WAL"), "wal");
        database.Execute("PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA temp_store = FILE;");
        Require(database, "synchronous", database.Scalar("PRAGMA synchronous"), "2");
        Require(database, "busy_timeout", database.Scalar("PRAGMA busy_timeout"), milliseconds);
    }

    /// <summary>From now on what is deleted or changed is written over, and not left in free space.</summary>
    public static void Overwrite(SqliteDatabase database) =>
        Require(database, "secure_delete", database.Scalar("PRAGMA secure_delete = ON"), "1");

    private static void Require(SqliteDatabase database, string setting, string value, string expected)
    {
        if (value == expected) return;
        throw new StoreException(
            ErrorCodes.StoreUnavailable,
            $"The store {database.Place} has {setting} = {value} and needs {expected}. Keep it on a local disk.",
            isTransient: false);
    }
}
