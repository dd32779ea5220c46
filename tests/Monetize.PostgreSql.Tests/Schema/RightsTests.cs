using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Monetize.Billing;
using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Billing.Running;
using Monetize.Storage;
using Monetize.Subscriptions;
using Monetize.TestSupport;
using Monetize.TestSupport.Postgres;
using Npgsql;

namespace Monetize.PostgreSql.Tests.Schema;

/// <summary>The rights that the guide gives to the role of an application are enough, and no more.</summary>
public sealed class RightsTests(PostgresServer server)
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Stamp Now = new(Start, "test");
    private static readonly CustomerId Ada = CustomerId.Of("ada");
    private static readonly Plan Pro = Plan.Create("pro", Currency.Usd, Every.Month).Recurring(49m).Build();

    [Fact]
    public async Task Billing_WithTheRightsOfTheGuide_WorksAndCannotChangeWhatIsOnlyAddedTo()
    {
        await using var place = new PostgresPlace(server);
        var role = string.Create(CultureInfo.InvariantCulture, $"app_{Environment.ProcessId}");
        await using (var made = await OpenAsync(place.ConnectionString, place.Schema, mayUpgrade: true))
        {
        }

        await place.RunAsync($"CREATE ROLE {role} LOGIN PASSWORD 'app'");
        try
        {
            await place.RunAsync(RightsOfTheGuide(place.Quoted, role));
            var address = new NpgsqlConnectionStringBuilder(place.ConnectionString)
            {
                Username = role,
                Password = "app",
            }.ConnectionString;

            await WorkAsync(address, place.Schema);

            foreach (var table in new[] { "audit", "ledger", "settled", "payment_attempt" })
            {
                await IsDeniedAsync(address, $"UPDATE {place.Quoted}.{table} SET at = at");
                await IsDeniedAsync(address, $"DELETE FROM {place.Quoted}.{table}");
                await IsDeniedAsync(address, $"TRUNCATE {place.Quoted}.{table}");
            }

            await IsDeniedAsync(address, $"UPDATE {place.Quoted}.invoice SET document = document");
        }
        finally
        {
            await place.RunAsync($"DROP OWNED BY {role}; DROP ROLE {role}");
        }
    }

    private static string RightsOfTheGuide(string schema, string role)
    {
        var guide = File.ReadAllText(Repository.PathTo("docs", "guide", "stores.md"));
        var from = guide.IndexOf("```sql\nGRANT USAGE", StringComparison.Ordinal) + "```sql\n".Length;
        return guide[from..guide.IndexOf("```", from, StringComparison.Ordinal)]
            .Replace("SCHEMA monetize ", $"SCHEMA {schema} ", StringComparison.Ordinal)
            .Replace("monetize.", $"{schema}.", StringComparison.Ordinal)
            .Replace("TO app;", $"TO {role};", StringComparison.Ordinal)
            .Replace("FROM app;", $"FROM {role};", StringComparison.Ordinal);
    }

    private static async Task WorkAsync(string address, string schema)
    {
        await using var store = await OpenAsync(address, schema, mayUpgrade: false);
        await using var usage = new InMemoryUsageStore();
        await store.ChangeAsync(new PublishPlans([Pro], Now));
        await store.ChangeAsync(new SaveCustomer(new Customer { Id = Ada, Name = "Ada" }, Now));
        var subscription = Subscription.Begin(new SubscriptionTerms
        {
            Id = SubscriptionId.Of("sub-ada"),
            Customer = Ada,
            Plan = PlanTerms.Of(Pro),
            Start = Start,
        });
        await store.ChangeAsync(new SaveSubscription(subscription, [], 0, TimeSpan.FromHours(1), Now));
        await store.ChangeAsync(new GrantCredit("gift", Ada, Money.Of(5m, Currency.Usd), Now));
        var run = new BillingRun(store, usage, new Payments.Sandbox.SandboxPaymentProvider());
        var invoice = (await run.RunDueAsync(Start)).Invoices.Single();
        await store.ChangeAsync(new IssueCreditNote(Ada, invoice.Number!, Now));
        var next = (await run.RunDueAsync(Start.AddMonths(1).AddHours(1))).Invoices.Single();
        next.CreditsApplied.Amount.Should().BePositive();
        (await store.VerifyAuditAsync()).IsSound.Should().BeTrue();
    }

    [SuppressMessage("Security", "CA2100", Justification = "The statements are those of the test.")]
    private static async Task IsDeniedAsync(string address, string sql)
    {
        await using var connection = new NpgsqlConnection(address);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        var change = () => command.ExecuteNonQueryAsync();
        (await change.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should()
            .Be(PostgresErrorCodes.InsufficientPrivilege);
    }

    private static ValueTask<PostgreSqlBillingStore> OpenAsync(string address, string schema, bool mayUpgrade) =>
        PostgreSqlBillingStore.OpenAsync(
            address, new PostgreSqlStoreOptions { Schema = schema, MayUpgrade = mayUpgrade });
}
