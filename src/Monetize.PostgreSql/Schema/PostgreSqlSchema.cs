using System.Globalization;
using Monetize.Errors;
using Monetize.PostgreSql.Native;
using Monetize.Storage;
using Monetize.Storage.Schema;
using Npgsql;

namespace Monetize.PostgreSql.Schema;

/// <summary>Creates and upgrades the schema: numbered, under a lock, checked by hash.</summary>
internal static class PostgreSqlSchema
{
    private const string Lock = "SELECT pg_advisory_xact_lock(hashtextextended('monetize migration ' || $1, 0))";
    private const string HasSchema = "SELECT 1 FROM pg_namespace WHERE nspname = $1";
    private const string HasTable = "SELECT 1 FROM pg_tables WHERE schemaname = $1 AND tablename = 'migration'";
    private const string Applied = "SELECT number, hash FROM {schema}.migration ORDER BY number";
    private const string Add = "INSERT INTO {schema}.migration (number, name, hash) VALUES ($1, $2, $3)";

    private const string Create = """
        CREATE TABLE IF NOT EXISTS {schema}.migration (
            number integer PRIMARY KEY,
            name text NOT NULL,
            hash text NOT NULL
        )
        """;

    private static readonly MigrationSet Known = MigrationSet.EmbeddedIn(typeof(PostgreSqlSchema).Assembly);

    /// <summary>The migrations that a database lacks.</summary>
    /// <exception cref="StoreException">It is newer than the code, or was made by other migrations.</exception>
    public static ValueTask<IReadOnlyList<Migration>> PendingAsync(
        PostgreSqlDatabase database, CancellationToken cancellationToken) => database.UseAsync(
        connection => PendingAsync(database, connection, cancellationToken), cancellationToken);

    /// <summary>Applies what is lacking.</summary>
    public static async Task UpgradeAsync(PostgreSqlDatabase database, CancellationToken cancellationToken)
    {
        // Most openings find everything in place and need no lock.
        if ((await PendingAsync(database, cancellationToken).ConfigureAwait(false)).Count == 0) return;
        await database.WriteAsync<bool>(
            async connection =>
            {
                await ApplyAsync(database, connection, cancellationToken).ConfigureAwait(false);
                return true;
            },
            committing: null,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Refuses a database that has to be upgraded first.</summary>
    public static async Task RequireAsync(PostgreSqlDatabase database, CancellationToken cancellationToken)
    {
        var pending = await PendingAsync(database, cancellationToken).ConfigureAwait(false);
        if (pending.Count == 0) return;
        var missing = pending.Count == 1
            ? $"the migration {pending[0]}"
            : string.Create(CultureInfo.InvariantCulture, $"{pending.Count} migrations, from {pending[0]}");
        throw new StoreException(
            ErrorCodes.SchemaTooOld,
            $"The store {database.Place} lacks {missing}. Run monetize db upgrade.",
            isTransient: false);
    }

    private static async Task ApplyAsync(
        PostgreSqlDatabase database, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var schema = database.Schema.Name;
        await database.ExecuteAsync(connection, Lock, cancellationToken, schema).ConfigureAwait(false);
        var pending = await PendingAsync(database, connection, cancellationToken).ConfigureAwait(false);

        // IF NOT EXISTS asks for the right to create schemas even where the schema exists.
        var found = await database.QueryOneAsync(connection, HasSchema, cancellationToken, schema)
            .ConfigureAwait(false);
        if (found.Length == 0) await RunAsync("CREATE SCHEMA {schema}").ConfigureAwait(false);
        if (pending.Count > 0) await RunAsync(Create).ConfigureAwait(false);
        foreach (var migration in pending)
        {
            await RunAsync(migration.Sql).ConfigureAwait(false);
            await database.ExecuteAsync(
                connection, Add, cancellationToken, migration.Number, migration.Name, migration.Hash)
                .ConfigureAwait(false);
        }

        Task<int> RunAsync(string sql) => database.ExecuteAsync(connection, sql, cancellationToken);
    }

    private static async Task<IReadOnlyList<Migration>> PendingAsync(
        PostgreSqlDatabase database, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var applied = new List<AppliedMigration>();
        var table = await database.QueryOneAsync(connection, HasTable, cancellationToken, database.Schema.Name)
            .ConfigureAwait(false);
        if (table.Length > 0)
        {
            await using var command = database.Command(Applied, connection);
            await using var row = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            while (await row.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                applied.Add(new AppliedMigration(row.GetInt32(0), row.GetString(1)));
            }
        }

        return Known.Pending(applied, $"The store {database.Place}");
    }
}
