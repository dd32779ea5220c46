using System.Globalization;
using Monetize.TestSupport;
using Monetize.TestSupport.Postgres;
using Npgsql;

namespace Monetize.Cli.Tests.Stores;

/// <summary>The commands over PostgreSQL say what they say over SQLite.</summary>
public sealed class PostgreSqlCommandsTests
{
    private const string Rows =
        """
        key,customer,meter,quantity,time,corrects,dimension.user
        p1,=acme,payments,79228162514264337593543950335,2026-11-01T00:00:00.000001Z,,
        p1,=acme,payments,1,2026-11-01T00:00:00.000001Z,,
        p2,=acme,payments,-1,2026-11-30T23:59:59.999999Z,p1,
        u1,Zoë,users,1,2026-11-03T00:00:00Z,,ann
        x1,Zoë,wrods,1,2026-11-03T00:00:00Z,,

        """;

    /// <summary>The sum of b has too many digits; of c there is a level alone.</summary>
    private const string Inexact = TemporaryUsage.Header
        + "b1,b,payments,1000000000000000000000000000,2026-11-01T00:00:00Z\n"
        + "b2,b,payments,0.01,2026-11-02T00:00:00Z\n"
        + "c1,c,storage,1,2026-10-02T00:00:00Z\n";

    [Fact]
    public async Task Commands_OverPostgreSql_AreTheSameAsOverSqlite()
    {
        using var server = new PostgresServer();
        Assert.SkipUnless(server.WhyNone is null, server.WhyNone ?? "");
        var name = $"cli_{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}";
        await using var admin = NpgsqlDataSource.Create(server.ConnectionString);
        await Execute(admin, $"CREATE DATABASE {name}");
        try
        {
            var database = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name, Pooling = false };
            Compare(database.ConnectionString);
        }
        finally
        {
            await Execute(admin, $"DROP DATABASE {name} WITH (FORCE)");
        }
    }

    private static void Compare(string database)
    {
        using var sqlite = new TemporaryStore();
        sqlite.Import("key,customer,meter,quantity,time\n");
        ProcessResult Run(string store, string command) =>
            Tool.Run([.. command.Replace("CATALOG", sqlite.CatalogPath, StringComparison.Ordinal).Split(' '), "--db", store]);

        Run(database, "usage verify").Error.Should().StartWith("monetize: MON1507: ");
        Run(database, "db upgrade --dry-run").Output.Should().MatchRegex("^(000[1-6]_[a-z_]+ is pending\n){6}$");
        Run(database, "db upgrade").Output.Should().MatchRegex("^(000[1-6]_[a-z_]+ applied\n){6}$");
        Run(database, "db upgrade").Output.Should().Be("the schema is up to date\n");
        var file = sqlite.PathTo("rows.csv");
        File.WriteAllText(file, Rows);
        foreach (var command in new[]
        {
            $"usage import {file} --catalog CATALOG",
            $"usage import {file} --catalog CATALOG",
            "usage export",
            "usage export --format ndjson --customer Zoë --period 2026-11",
            "usage summary --catalog CATALOG --period 2026-11 --format json",
            "usage rejections",
        })
        {
            var expected = Run(sqlite.Path, command);
            expected.ExitCode.Should().Be(0, expected.Error);
            Run(database, command).Should().Be(expected, command);
        }

        File.WriteAllText(file, Inexact);
        foreach (var store in new[] { sqlite.Path, database }) Run(store, $"usage import {file} --catalog CATALOG");
        var inexact = Run(sqlite.Path, "usage summary --catalog CATALOG --period 2026-11");
        inexact.ExitCode.Should().Be(1);
        Run(database, "usage summary --catalog CATALOG --period 2026-11").Should().Be(inexact);
        Run(database, "usage verify").Output.Should().Contain("records                        6").And.EndWith("everything adds up\n");
    }

    private static async Task Execute(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
