using Monetize.Storage;
using Monetize.Testing.Conformance;
using Monetize.TestSupport;

namespace Monetize.Sqlite.Tests;

/// <summary>A file in a folder of its own.</summary>
internal sealed class SqlitePlace(SqliteStoreOptions? options = null) : IUsageStorePlace
{
    private readonly TemporaryFolder _folder = new();

    public bool IsDurable => true;

    public string Path => System.IO.Path.Combine(_folder.Path, "monetize.db");

    public async ValueTask<IUsageStore> OpenAsync(CancellationToken cancellationToken = default) =>
        await SqliteUsageStore.OpenAsync(Path, options, cancellationToken);

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
