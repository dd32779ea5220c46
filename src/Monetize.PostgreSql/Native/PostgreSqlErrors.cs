using System.Net.Sockets;
using Monetize.Errors;
using Monetize.Storage;
using Npgsql;

namespace Monetize.PostgreSql.Native;

/// <summary>From the states of PostgreSQL and the failures of the driver to the errors that a host meets.</summary>
internal static class PostgreSqlErrors
{
    /// <summary>Whether an exception is one that <see cref="For"/> explains.</summary>
    public static bool IsKnown(Exception exception) =>
        exception is NpgsqlException or TimeoutException or SocketException or IOException;

    /// <summary>Whether the whole transaction may be done again at once.</summary>
    public static bool IsRepeatable(Exception exception) => exception is PostgresException
    {
        SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected,
    };

    /// <summary>Whether a month has no partition, such as after a restore under a running program.</summary>
    public static bool IsWithoutPartition(Exception exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.CheckViolation, ConstraintName: null };

    /// <summary>The error of an exception.</summary>
    /// <param name="exception">What the driver threw.</param>
    /// <param name="place">The store, without secrets.</param>
    public static StoreException For(Exception exception, string place)
    {
        var (code, fact, isTransient) = exception is PostgresException told
            ? OfState(told.SqlState)
            : OfDriver(exception);
        var words = exception is PostgresException { MessageText: var text } ? text : exception.Message;
        return new StoreException(
            code, $"The store {place} {fact}. PostgreSQL says: {words.TrimEnd('.')}.", isTransient, exception);
    }

    private static (ErrorCode Code, string Fact, bool IsTransient) OfState(string state) => state switch
    {
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected =>
            (ErrorCodes.StoreBusy, "was changed by others at the same time; try again", true),
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled =>
            (ErrorCodes.StoreBusy, "did not answer in the time that its settings allow; try again", true),
        PostgresErrorCodes.TooManyConnections => (
            ErrorCodes.StoreBusy,
            "has no connection left; try again, or set a smaller Maximum Pool Size",
            true),
        PostgresErrorCodes.DiskFull => (ErrorCodes.StoreFull, "cannot grow: its disk is full; make room", false),
        PostgresErrorCodes.ReadOnlySqlTransaction => (
            ErrorCodes.StoreReadOnly,
            "may not be written; connect to the primary server, or allow the user to write",
            false),
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            (ErrorCodes.StoreAccessDenied, "refuses the user; correct user and password", false),
        PostgresErrorCodes.InsufficientPrivilege =>
            (ErrorCodes.StoreAccessDenied, "denies a right; grant the user the schema and its tables", false),
        PostgresErrorCodes.InvalidCatalogName =>
            (ErrorCodes.StoreUnavailable, "has no such database; create it, or correct the name", false),
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName
            or PostgresErrorCodes.UndefinedColumn =>
            (ErrorCodes.StoreDamaged, "lacks a part of its schema; restore a backup", false),
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted =>
            (ErrorCodes.StoreDamaged, "is damaged; restore a backup", false),
        PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter =>
            (ErrorCodes.StoreFailed, "cannot hold a character of a text; check records before recording", false),
        _ when IsOutage(state) => (ErrorCodes.StoreUnavailable, "stopped in the middle; try again", true),
        _ => (ErrorCodes.StoreFailed, "failed; send again what was not acknowledged", false),
    };

    // Class 08 is of connections, class 57 of an operator who shuts the server down.
    private static bool IsOutage(string state) => state.StartsWith("08", StringComparison.Ordinal)
        || state is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
            or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.DatabaseDropped;

    private static (ErrorCode Code, string Fact, bool IsTransient) OfDriver(Exception exception) =>
        exception is TimeoutException || exception.InnerException is TimeoutException
            ? (ErrorCodes.StoreBusy, "did not answer in time; try again", true)
            : (ErrorCodes.StoreUnavailable, "cannot be reached; start the server or correct the address", true);
}
