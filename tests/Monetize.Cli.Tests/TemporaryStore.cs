using Microsoft.Data.Sqlite;
using Monetize.Storage;
using Monetize.TestSupport;
using SQLitePCL;

namespace Monetize.Cli.Tests;

/// <summary>A SQLite store for one test, beside a catalog and files of usage.</summary>
internal sealed class TemporaryStore : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryCatalog _catalog;

    /// <param name="catalog">The catalog; the one of every reading by default.</param>
    public TemporaryStore(TemporaryCatalog? catalog = null) => _catalog = catalog ?? TemporaryCatalog.OfEveryReading();

    /// <summary>The full path of the store, which is not there before something is imported.</summary>
    public string Path => PathTo("usage.db");

    /// <summary>The full path of the catalog.</summary>
    public string CatalogPath => _catalog.Path;

    /// <summary>A path beside the store.</summary>
    public string PathTo(string name) => _folder.PathTo(name);

    /// <summary>Imports a file of that text.</summary>
    public ProcessResult Import(string text, params IReadOnlyList<string> arguments) => Import("csv", text, arguments);

    /// <summary>Imports a file of that text.</summary>
    public ProcessResult ImportJson(string text, params IReadOnlyList<string> arguments) =>
        Import("ndjson", text, arguments);

    /// <summary>Runs a command of <c>monetize usage</c> on the store.</summary>
    public ProcessResult Usage(string command, params IReadOnlyList<string> arguments) =>
        Tool.Run(["usage", command, "--db", Path, .. arguments]);

    /// <summary>Adds up November 2026.</summary>
    public ProcessResult Summary(params IReadOnlyList<string> arguments) =>
        Usage("summary", ["--catalog", CatalogPath, "--period", "2026-11", .. arguments]);

    /// <summary>Works on the store without the tool.</summary>
    public async Task<T> With<T>(Func<IUsageStore, Task<T>> work)
    {
        await using var store = await SqliteUsageStore.OpenAsync(Path);
        return await work(store);
    }

    /// <summary>Changes the file behind the store's back.</summary>
    public void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        raw.sqlite3_exec(connection.Handle, sql).Should().Be(raw.SQLITE_OK);
    }

    public void Dispose()
    {
        _folder.Dispose();
        _catalog.Dispose();
    }

    private ProcessResult Import(string extension, string text, IReadOnlyList<string> arguments)
    {
        var file = PathTo($"import.{extension}");
        File.WriteAllText(file, text);
        return Tool.Run(["usage", "import", file, "--db", Path, "--catalog", CatalogPath, .. arguments]);
    }
}
