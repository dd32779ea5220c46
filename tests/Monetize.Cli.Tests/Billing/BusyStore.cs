using System.Globalization;
using Microsoft.Data.Sqlite;
using Monetize.TestSupport;
using SQLitePCL;

namespace Monetize.Cli.Tests.Billing;

/// <summary>A SQLite file after <see cref="BusyMonths"/>.</summary>
public sealed class BusyStore : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private int _copies;

    /// <summary>Fills the file.</summary>
    public BusyStore() => FillAsync().GetAwaiter().GetResult();

    /// <summary>The file as it was left. Tests copy it.</summary>
    public string Path => _folder.PathTo("busy.db");

    /// <summary>A copy of the file, changed behind the store's back, with all triggers dropped before.</summary>
    public string Damaged(string sql)
    {
        var number = Interlocked.Increment(ref _copies).ToString(CultureInfo.InvariantCulture);
        var path = _folder.PathTo($"damaged-{number}.db");
        File.Copy(Path, path);
        Damage(path, sql);
        return path;
    }

    /// <summary>Changes a file behind the store's back, with all triggers dropped before.</summary>
    public static void Damage(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        var triggers = new List<string>();
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT name FROM sqlite_schema WHERE type = 'trigger'";
            using var reader = command.ExecuteReader();
            while (reader.Read()) triggers.Add(reader.GetString(0));
        }

        var drops = string.Concat(triggers.Select(name => $"DROP TRIGGER {name};"));
        raw.sqlite3_exec(connection.Handle, drops + sql).Should().Be(raw.SQLITE_OK);
    }

    public void Dispose() => _folder.Dispose();

    private async Task FillAsync()
    {
        await using var store = await SqliteBillingStore.OpenAsync(Path);
        await using var usage = await SqliteUsageStore.OpenAsync(Path);
        await new BusyMonths(store, usage).FillAsync();
    }
}
