using Monetize.Storage;

namespace Monetize.CrashTests.Stores;

/// <summary>A kind of store, and where the next one is kept.</summary>
internal abstract class CrashStore : IAsyncDisposable
{
    /// <summary>How many records wait before a store folds: few, so that kills meet folds.</summary>
    public const int FoldEvery = 60;

    public abstract string Name { get; }

    /// <summary>Where a store is, as a child process is told.</summary>
    public abstract string Place { get; }

    /// <summary>Begins with an empty store.</summary>
    public abstract ValueTask StartAnewAsync();

    public ValueTask<IUsageStore> OpenAsync() => OpenAsync(Name, Place, FoldEvery, reached: null);

    public abstract ValueTask DisposeAsync();

    /// <summary>The kind with a name.</summary>
    public static async ValueTask<CrashStore> CreateAsync(string name)
    {
        await Task.CompletedTask;
        return name switch
        {
            "sqlite" => new SqliteCrashStore(),
            _ => throw new ArgumentException($"There is no store {name}: use sqlite or postgresql."),
        };
    }

    /// <summary>Opens a store by its place.</summary>
    public static async ValueTask<IUsageStore> OpenAsync(
        string name, string place, int foldEvery, Action<string>? reached) => name switch
        {
            "sqlite" => await SqliteUsageStore.OpenAsync(
                place, new SqliteStoreOptions { FoldEvery = foldEvery, Reached = reached }),
            _ => throw new ArgumentException($"There is no store {name}."),
        };
}
