using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Monetize.Storage;
using Monetize.Testing.Conformance;
using Monetize.TestSupport.Postgres;
using Npgsql;

namespace Monetize.PostgreSql.Tests;

/// <summary>A schema of its own on the shared server. Where there is no server the test is skipped.</summary>
internal sealed class PostgresPlace : IUsageStorePlace
{
    private static int _last;

    private readonly PostgreSqlStoreOptions _options;

    public PostgresPlace(PostgresServer server, PostgreSqlStoreOptions? options = null)
    {
        Assert.SkipWhen(server.WhyNone is not null, server.WhyNone ?? "");
        ConnectionString = server.ConnectionString;
        var number = Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture);

        // A name that has to be quoted, wherever it is written.
        var schema = $"Test \"{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}\" '{number}'";
        _options = (options ?? new PostgreSqlStoreOptions()) with { Schema = schema };
    }

    public string ConnectionString { get; }

    public bool IsDurable => true;

    public string Schema => _options.Schema;

    /// <summary>The schema as an identifier.</summary>
    public string Quoted => $"\"{Schema.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public async ValueTask<IUsageStore> OpenAsync(CancellationToken cancellationToken = default) =>
        await OpenStoreAsync();

    public ValueTask<PostgreSqlUsageStore> OpenStoreAsync(
        Func<PostgreSqlStoreOptions, PostgreSqlStoreOptions>? with = null) =>
        PostgreSqlUsageStore.OpenAsync(ConnectionString, with is null ? _options : with(_options));

    public async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection($"{ConnectionString};Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Runs a statement in which <c>{schema}</c> is the schema.</summary>
    [SuppressMessage("Security", "CA2100", Justification = "The statements are those of the tests.")]
    public async Task<object?> RunAsync(string sql)
    {
        await using var connection = await ConnectAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql.Replace("{schema}", Quoted, StringComparison.Ordinal);
        return await command.ExecuteScalarAsync();
    }

    public async ValueTask DisposeAsync() => await RunAsync("DROP SCHEMA IF EXISTS {schema} CASCADE");
}
