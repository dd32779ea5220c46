using Monetize.Billing;
using Monetize.Billing.Running;
using Monetize.Cli.Output;
using Monetize.Storage;
using Monetize.Storage.Schema;

namespace Monetize.Cli.Stores;

/// <summary>
/// Which store a <c>--db</c> names, and how it is opened: the one place that knows the kinds of stores.
/// </summary>
internal sealed class StoreChoice
{
    private readonly Action _require;
    private readonly Func<bool, ValueTask<IUsageStore>> _open;
    private readonly Func<bool, ValueTask<IBillingStore>> _openBilling;
    private readonly Func<IReadOnlyList<Migration>> _pending;

    /// <param name="require">Refuses a store that is not there.</param>
    /// <param name="open">Opens the store of usage, told whether it may be made or upgraded.</param>
    /// <param name="openBilling">Opens the store of billing, told the same.</param>
    /// <param name="pending">Reads what the schema lacks.</param>
    private StoreChoice(
        Action require,
        Func<bool, ValueTask<IUsageStore>> open,
        Func<bool, ValueTask<IBillingStore>> openBilling,
        Func<IReadOnlyList<Migration>> pending)
    {
        _require = require;
        _open = open;
        _openBilling = openBilling;
        _pending = pending;
    }

    /// <summary>The store of an argument.</summary>
    /// <param name="database">The path of a SQLite file, or how PostgreSQL is reached.</param>
    /// <exception cref="CommandException">There is no store of that kind.</exception>
    public static StoreChoice Of(string database)
    {
        if (PostgreSqlAddress.IsOne(database)) return PostgreSql(PostgreSqlAddress.Read(database));

        // With a password in it, it is a connection string that was misspelt, and no name for a file.
        var shown = Secrets.Hidden(database);
        if (string.IsNullOrWhiteSpace(database) || database.Contains("://", StringComparison.Ordinal)
            || database.Any(char.IsControl) || shown != database)
        {
            throw CommandException.BadArguments(
                $"The store {Safe.Quoted(shown)} is neither the path of a SQLite file "
                    + "nor a PostgreSQL connection string.");
        }

        return Sqlite(database);
    }

    /// <summary>The store that is there already, as it is.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    /// <exception cref="StoreException">It cannot be opened, or has to be upgraded first.</exception>
    public OpenStore Open()
    {
        _require();
        return Open(mayUpgrade: false);
    }

    /// <summary>The store, which is made where there is none and upgraded where it is old.</summary>
    /// <exception cref="StoreException">It cannot be opened.</exception>
    public OpenStore OpenOrCreate() => Open(mayUpgrade: true);

    /// <summary>Billing and usage of the store that is there already, as it is.</summary>
    /// <param name="options">How it is billed; by the defaults where null.</param>
    /// <exception cref="CommandException">There is none.</exception>
    /// <exception cref="StoreException">It cannot be opened, or has to be upgraded first.</exception>
    public OpenBilling OpenBilling(BillingRunOptions? options = null)
    {
        _require();
        return OpenBilling(mayUpgrade: false, options);
    }

    /// <summary>The same, made where there is none and upgraded where it is old.</summary>
    /// <exception cref="StoreException">It cannot be opened.</exception>
    public OpenBilling OpenOrCreateBilling() => OpenBilling(mayUpgrade: true, options: null);

    /// <summary>What the schema of a store that is there lacks.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    /// <exception cref="StoreException">It cannot be opened, or is newer than this version.</exception>
    public IReadOnlyList<Migration> PendingMigrations()
    {
        _require();
        return _pending();
    }

    private static StoreChoice Sqlite(string path) => new(
        () => RequireFile(path),
        async mayUpgrade => await SqliteUsageStore.OpenAsync(path, new SqliteStoreOptions { MayUpgrade = mayUpgrade })
            .ConfigureAwait(false),
        async mayUpgrade => await SqliteBillingStore
            .OpenAsync(path, new SqliteStoreOptions { MayUpgrade = mayUpgrade }).ConfigureAwait(false),
        () => SqliteUsageStore.PendingMigrations(path));

    // Whether there is a database the server says; a schema that is not there lacks all migrations.
    private static StoreChoice PostgreSql(string connectionString) => new(
        () => { },
        async mayUpgrade => await PostgreSqlUsageStore
            .OpenAsync(connectionString, new PostgreSqlStoreOptions { MayUpgrade = mayUpgrade }).ConfigureAwait(false),
        async mayUpgrade => await PostgreSqlBillingStore
            .OpenAsync(connectionString, new PostgreSqlStoreOptions { MayUpgrade = mayUpgrade }).ConfigureAwait(false),
        () => PostgreSqlUsageStore.PendingMigrationsAsync(connectionString).AsTask().GetAwaiter().GetResult());

    private static void RequireFile(string path)
    {
        if (File.Exists(path)) return;
        var reason = Directory.Exists(path) ? "it is a folder" : "there is no such file";
        throw CommandException.BadArguments($"The store {Safe.Quoted(path)} cannot be read: {reason}.");
    }

    private OpenBilling OpenBilling(bool mayUpgrade, BillingRunOptions? options)
    {
        var store = Stores.OpenBilling.Wait(_openBilling(mayUpgrade));
        try
        {
            return new OpenBilling(store, Stores.OpenBilling.Wait(_open(mayUpgrade)), options);
        }
        catch
        {
            store.DisposeAsync().AsTask().GetAwaiter().GetResult();
            throw;
        }
    }

    private OpenStore Open(bool mayUpgrade) => new(_open(mayUpgrade).AsTask().GetAwaiter().GetResult());
}
