using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using Monetize.Errors;
using Monetize.Storage;
using SQLitePCL;

namespace Monetize.Sqlite.Native;

/// <summary>From SQLite's result codes to the errors that a host meets.</summary>
internal static class SqliteErrors
{
    /// <summary>Throws the error of a code, in the words that SQLite has for what happened.</summary>
    [DoesNotReturn]
    public static void Throw(int code, sqlite3 handle, string place)
    {
        var words = handle.IsInvalid || handle.IsClosed
            ? raw.sqlite3_errstr(code).utf8_to_string()
            : raw.sqlite3_errmsg(handle).utf8_to_string();
        throw For(code, words, place, inner: null);
    }

    /// <summary>The error of a code, in the words that SQLite has for it.</summary>
    public static StoreException Of(int code, string place) =>
        For(code, raw.sqlite3_errstr(code).utf8_to_string(), place, inner: null);

    /// <summary>The error of an exception of the driver.</summary>
    public static StoreException For(SqliteException exception, string place) =>
        For(exception.SqliteErrorCode, exception.Message, place, exception);

    /// <summary>The error of something that is kept and that nobody wrote so.</summary>
    public static StoreException Unreadable(string text, string place, Exception inner) => new(
        ErrorCodes.StoreDamaged,
        $"The store {place} holds '{text}', which cannot be read: it is damaged; restore a backup. "
            + "`monetize usage verify` tells what else is.",
        isTransient: false,
        inner);

    // What the statements of a store meet only where somebody else wrote into the file.
    private static bool IsDamage(string words) =>
        words.Contains("malformed JSON", StringComparison.Ordinal)
        || words.StartsWith("no such table: monetize_", StringComparison.Ordinal);

    private static StoreException For(int code, string words, string place, Exception? inner)
    {
        // The lower byte is the code, the upper ones say more of it.
        var (error, fact, isTransient) = (code & 0xFF) switch
        {
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
                (ErrorCodes.StoreBusy, "is held by another writer; try again", true),
            raw.SQLITE_FULL => (ErrorCodes.StoreFull, "cannot grow: its disk is full; make room", false),
            raw.SQLITE_READONLY => (
                ErrorCodes.StoreReadOnly,
                "may not be written; give the process the right to write to the file and its folder",
                false),
            raw.SQLITE_PERM or raw.SQLITE_AUTH =>
                (ErrorCodes.StoreAccessDenied, "denies access; correct the rights of the file", false),
            raw.SQLITE_CANTOPEN => (
                ErrorCodes.StoreUnavailable,
                "cannot be opened; its folder must exist, and the file be readable and writable",
                false),
            raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT =>
                (ErrorCodes.StoreDamaged, "is no database, or is damaged; correct the path or restore a backup", false),
            raw.SQLITE_ERROR when IsDamage(words) =>
                (ErrorCodes.StoreDamaged, "is damaged; restore a backup", false),
            _ => (ErrorCodes.StoreFailed, "failed; send again what was not acknowledged", false),
        };
        return new StoreException(
            error, $"The store {place} {fact}. SQLite says: {words.TrimEnd('.')}.", isTransient, inner);
    }
}
