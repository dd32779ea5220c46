using System.Globalization;
using Monetize.Billing;
using Monetize.Billing.Management;
using Monetize.Cli.Tests.Processes;
using Monetize.TestSupport;
using Npgsql;

namespace Monetize.Cli.Tests.Billing;

/// <summary>The real process, stopped in the middle of a run.</summary>
public sealed class RunDueStoppedTests(BusyServer server) : IClassFixture<BusyServer>
{
    private const int Customers = 40;
    private const string Day = "2026-11-01T00:00:00Z";

    /// <summary>
    /// The first page waits for a lock when the signal comes. It is finished then, what is left stays for the next run,
    /// and nobody is held.
    /// </summary>
    [Fact]
    public async Task RunDue_SignalToStop_FinishesItsPageAndGivesCustomersBack()
    {
        Assert.SkipUnless(MonetizeProcess.HasShell, "needs bash");
        var database = server.Empty();
        using var folder = new TemporaryFolder();
        var settings = folder.PathTo("settings.json");
        await File.WriteAllTextAsync(settings, """{ "Monetize": { "Billing": { "PageSize": 1 } } }""");
        await FillAsync(database);
        await using var other = new NpgsqlConnection(database);
        await other.OpenAsync();
        await ExecuteAsync(other, "BEGIN; LOCK TABLE monetize.invoice IN EXCLUSIVE MODE");
        await using var watch = new NpgsqlConnection(database);
        await watch.OpenAsync();
        var pid = folder.PathTo("pid");

        var stopped = Task.Run(() => MonetizeProcess.Bash($"""
            dotnet '{MonetizeProcess.Dll}' run-due --db '{database}' --as-of {Day} --config '{settings}' &
            echo $! > '{pid}'
            wait $!
            """));
        while (!stopped.IsCompleted && await WaitingAsync(watch) == 0) await Task.Yield();
        MonetizeProcess.Bash($"kill -TERM $(cat '{pid}')").ExitCode.Should().Be(0);
        await ExecuteAsync(other, "COMMIT");
        var result = await stopped;

        result.ExitCode.Should().Be(1, result.ToString());
        result.Error.Should().EndWith("monetize: It was stopped; run it again to go on.\n");
        var done = await CountAsync(watch, "SELECT count(*) FROM monetize.invoice");
        done.Should().BeInRange(1, Customers - 1);
        (await CountAsync(watch, "SELECT count(*) FROM monetize.customer WHERE billing_until IS NOT NULL"))
            .Should().Be(0);
        var again = Tool.Run("run-due", "--db", database, "--as-of", Day);
        again.ExitCode.Should().Be(0);
        again.Error.Should().StartWith(string.Create(
            CultureInfo.InvariantCulture, $"monetize: {Customers - done} customers, {Customers - done} invoices;"));
        Tool.Run("verify", "--db", database).ExitCode.Should().Be(0);
    }

    /// <summary>
    /// What only reads waits for a table that another transaction holds, and ends with the signal while it is held.
    /// </summary>
    [Theory]
    [InlineData(
        $"run-due --dry-run --as-of {Day}", "invoice", "It was stopped before its end; nothing is written.")]
    [InlineData(
        $"payment retry-refused --at {Day}", "payment",
        "It was stopped; payments that were made due stay so. Run it again for the others.")]
    public async Task Command_SignalToStopWhileItReads_SaysWhatHoldsWithExitCode1(
        string command, string table, string message)
    {
        Assert.SkipUnless(MonetizeProcess.HasShell, "needs bash");
        var database = server.Empty();
        using var folder = new TemporaryFolder();
        await FillAsync(database, customers: 1);
        await using var other = new NpgsqlConnection(database);
        await other.OpenAsync();
        await ExecuteAsync(other, $"BEGIN; LOCK TABLE monetize.{table} IN ACCESS EXCLUSIVE MODE");
        await using var watch = new NpgsqlConnection(database);
        await watch.OpenAsync();
        var pid = folder.PathTo("pid");

        var stopped = Task.Run(() => MonetizeProcess.Bash($"""
            dotnet '{MonetizeProcess.Dll}' {command} --db '{database}' &
            echo $! > '{pid}'
            wait $!
            """));
        while (!stopped.IsCompleted && await WaitingAsync(watch, table) == 0) await Task.Yield();
        MonetizeProcess.Bash($"kill -TERM $(cat '{pid}')").ExitCode.Should().Be(0);
        var result = await stopped;

        result.Should().Be(new ProcessResult(1, "", $"monetize: {message}\n"));
        await ExecuteAsync(other, "COMMIT");
        Tool.Run("verify", "--db", database).ExitCode.Should().Be(0);
    }

    private static async Task FillAsync(string database, int customers = Customers)
    {
        Tool.Run("plan", "publish", "--db", database, "--catalog", Tool.Catalog, "--at", Day).ExitCode.Should().Be(0);
        await using var store = await PostgreSqlBillingStore.OpenAsync(database);
        var stamp = new Stamp(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), "host");
        for (var i = 0; i < customers; i++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"c-{i}");
            await new BillingCustomers(store).SaveAsync(new Customer { Id = CustomerId.Of(id), Name = id }, stamp);
            var begun = await new BillingSubscriptions(store).StartAsync(
                new NewSubscription
                {
                    Id = SubscriptionId.Of($"s-{id}"),
                    Customer = CustomerId.Of(id),
                    Plan = new PlanVersion("ai-platform", 1),
                },
                stamp);
            begun.IsAccepted.Should().BeTrue();
        }
    }

    private static Task<long> WaitingAsync(NpgsqlConnection connection, string table = "invoice") => CountAsync(
        connection,
        $"SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'monetize.{table}'::regclass");

    private static async Task<long> CountAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
