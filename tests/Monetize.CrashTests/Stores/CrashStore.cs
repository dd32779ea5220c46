using Monetize.Billing;
using Monetize.Storage;

namespace Monetize.CrashTests.Stores;

/// <summary>A kind of store, and where the next one is kept.</summary>
internal abstract class CrashStore : IAsyncDisposable
{
    /// <summary>How many records wait before a store folds: few, so that kills meet folds.</summary>
    public const int FoldEvery = 60;

    public const string Sqlite = "sqlite";
    public const string Postgres = "postgresql";
    public const string Memory = "memory";

    protected const char Separator = '|';

    public abstract string Name { get; }

    /// <summary>Where a store is, as a child process is told.</summary>
    public abstract string Place { get; }

    /// <summary>Begins with an empty store.</summary>
    public abstract ValueTask StartAnewAsync();

    public ValueTask<IUsageStore> OpenAsync() => OpenAsync(Name, Place, FoldEvery, reached: null);

    public abstract ValueTask DisposeAsync();

    /// <summary>The kind with a name.</summary>
    public static CrashStore Create(string name) => name switch
    {
        Sqlite => new SqliteCrashStore(),
        Postgres => new PostgresCrashStore(),
        Memory => new MemoryCrashStore(),
        _ => throw NoStore(name),
    };

    /// <summary>What is wrong with another name.</summary>
    public static UsageException NoStore(string name) =>
        new($"There is no store {name} here: use {Sqlite} or {Postgres}.");

    /// <summary>Opens billing, in the same place as the usage.</summary>
    public static async ValueTask<IBillingStore> OpenBillingAsync(string name, string place, Action<string>? reached)
    {
        if (name == Sqlite)
        {
            return await SqliteBillingStore.OpenAsync(place, new SqliteStoreOptions { Reached = reached });
        }

        var parts = place.Split(Separator, 2);
        return await PostgreSqlBillingStore.OpenAsync(
            parts[1], new PostgreSqlStoreOptions { Schema = parts[0], Reached = reached });
    }

    /// <summary>Opens a store by its place.</summary>
    public static async ValueTask<IUsageStore> OpenAsync(
        string name, string place, int foldEvery, Action<string>? reached)
    {
        if (name == Memory) return new InMemoryUsageStore();
        if (name == Sqlite)
        {
            return await SqliteUsageStore.OpenAsync(
                place, new SqliteStoreOptions { FoldEvery = foldEvery, Reached = reached });
        }

        var parts = place.Split(Separator, 2);
        return await PostgreSqlUsageStore.OpenAsync(
            parts[1], new PostgreSqlStoreOptions { Schema = parts[0], FoldEvery = foldEvery, Reached = reached });
    }
}
