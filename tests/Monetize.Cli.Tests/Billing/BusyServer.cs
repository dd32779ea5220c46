using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Monetize.TestSupport.Postgres;
using Npgsql;

namespace Monetize.Cli.Tests.Billing;

/// <summary>
/// A PostgreSQL server with a database after <see cref="BusyMonths"/>, of which tests take copies. Where there is no
/// server, tests are skipped.
/// </summary>
public sealed class BusyServer : IDisposable
{
    private readonly PostgresServer _server = new();
    private readonly List<string> _databases = [];

    /// <summary>Fills the database.</summary>
    public BusyServer()
    {
        if (_server.WhyNone is null) FillAsync(Create(template: null)).GetAwaiter().GetResult();
    }

    /// <summary>An empty database of its own.</summary>
    public string Empty() => Create(template: null);

    /// <summary>A copy of the database as it was left.</summary>
    public string Copy() => Create(template: _databases.FirstOrDefault());

    /// <summary>A copy, changed behind the store's back, with all triggers off.</summary>
    public string Damaged(string sql)
    {
        var database = Copy();
        Damage(database, sql);
        return database;
    }

    /// <summary>Changes a database behind the store's back, with all triggers off.</summary>
    public static void Damage(string database, string sql) => Execute(
        database,
        $"""
        DO $$
        DECLARE changed regclass;
        BEGIN
            FOR changed IN SELECT DISTINCT tgrelid::regclass FROM pg_trigger WHERE NOT tgisinternal LOOP
                EXECUTE format('ALTER TABLE %s DISABLE TRIGGER USER', changed);
            END LOOP;
        END
        $$;
        SET search_path = monetize;
        {sql}
        """);

    public void Dispose()
    {
        foreach (var name in _databases) Execute(_server.ConnectionString, $"DROP DATABASE {name} WITH (FORCE)");
        _server.Dispose();
    }

    private string Create(string? template)
    {
        Assert.SkipWhen(_server.WhyNone is not null, _server.WhyNone ?? "");
        var (process, number) = (Environment.ProcessId, _databases.Count);
        var name = string.Create(CultureInfo.InvariantCulture, $"cli_billing_{process}_{number}");
        Execute(_server.ConnectionString, $"CREATE DATABASE {name} TEMPLATE {template ?? "template1"}");
        _databases.Add(name);
        return new NpgsqlConnectionStringBuilder(_server.ConnectionString) { Database = name, Pooling = false }
            .ConnectionString;
    }

    private static async Task FillAsync(string database)
    {
        await using var store = await PostgreSqlBillingStore.OpenAsync(database);
        await using var usage = await PostgreSqlUsageStore.OpenAsync(database);
        await new BusyMonths(store, usage).FillAsync();
    }

    [SuppressMessage("Security", "CA2100", Justification = "The statements are those of the tests.")]
    private static void Execute(string database, string sql)
    {
        using var connection = new NpgsqlConnection(database);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
