using Microsoft.Data.Sqlite;
using Monetize.Billing;
using Monetize.Testing.Conformance;
using Monetize.TestSupport;

namespace Monetize.Sqlite.Tests.Billing;

/// <summary>A file for billing in a folder of its own.</summary>
internal sealed class SqliteBillingPlace(SqliteStoreOptions? options = null) : IBillingStorePlace
{
    private readonly TemporaryFolder _folder = new();

    public bool IsDurable => true;

    public string Path => System.IO.Path.Combine(_folder.Path, "monetize.db");

    public async ValueTask<IBillingStore> OpenAsync(CancellationToken cancellationToken = default) =>
        await SqliteBillingStore.OpenAsync(Path, options, cancellationToken);

    /// <summary>Runs a statement past the library, as someone with another tool would.</summary>
    public void Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
