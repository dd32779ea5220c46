using System.Globalization;
using Monetize.Errors;
using Monetize.Sqlite.Native;
using Monetize.Storage;
using Monetize.Storage.Schema;

namespace Monetize.Sqlite.Schema;

/// <summary>Creates and upgrades the schema: numbered, under the write lock, checked by hash.</summary>
internal static class SqliteSchema
{
    private const string Create = """
        CREATE TABLE IF NOT EXISTS monetize_migration (
            number INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            hash TEXT NOT NULL
        ) STRICT
        """;

    private static readonly MigrationSet Known = MigrationSet.EmbeddedIn(typeof(SqliteSchema).Assembly);

    /// <summary>The migrations that a database lacks.</summary>
    /// <exception cref="StoreException">It is newer than the code, or was made by other migrations.</exception>
    public static IReadOnlyList<Migration> Pending(SqliteDatabase database) =>
        Known.Pending(Applied(database), $"The store {database.Place}");

    /// <summary>Applies what is lacking.</summary>
    /// <returns>The migrations that were applied.</returns>
    public static IReadOnlyList<Migration> Upgrade(SqliteDatabase database)
    {
        // Most openings find everything in place and need no lock.
        if (Pending(database).Count == 0) return [];
        return database.Write(() =>
        {
            var pending = Pending(database);
            database.Execute(Create);
            foreach (var migration in pending)
            {
                database.Execute(migration.Sql);
                database.Get("INSERT INTO monetize_migration (number, name, hash) VALUES (?, ?, ?)")
                    .Bind(1, migration.Number)
                    .Bind(2, migration.Name)
                    .Bind(3, migration.Hash)
                    .Run();
            }

            return pending;
        });
    }

    /// <summary>Refuses a database that has to be upgraded first.</summary>
    public static void Require(SqliteDatabase database)
    {
        var pending = Pending(database);
        if (pending.Count == 0) return;
        var missing = pending.Count == 1
            ? $"the migration {pending[0]}"
            : string.Create(CultureInfo.InvariantCulture, $"{pending.Count} migrations, from {pending[0]}");
        throw new StoreException(
            ErrorCodes.SchemaTooOld,
            $"The store {database.Place} lacks {missing}. Run monetize db upgrade.",
            isTransient: false);
    }

    private static List<AppliedMigration> Applied(SqliteDatabase database)
    {
        var applied = new List<AppliedMigration>();
        if (database.Scalar(
            "SELECT count(*) FROM sqlite_schema WHERE name = 'monetize_migration'") == "0") return applied;
        using var statement =
            new SqliteStatement(database, "SELECT number, hash FROM monetize_migration ORDER BY number");
        while (statement.Step()) applied.Add(new AppliedMigration(statement.Int32(0), statement.Text(1)));
        return applied;
    }
}
