using System.Globalization;
using Monetize.TestSupport;

namespace Monetize.CrashTests.Stores;

/// <summary>SQLite files in a folder of their own.</summary>
internal sealed class SqliteCrashStore : CrashStore
{
    private readonly TemporaryFolder _folder = new();
    private int _files;

    public override string Name => Sqlite;

    public override string Place =>
        _folder.PathTo(string.Create(CultureInfo.InvariantCulture, $"usage-{_files}.db"));

    public override ValueTask StartAnewAsync()
    {
        _files++;
        return ValueTask.CompletedTask;
    }

    public override ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
