using Monetize.Billing;
using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.TestSupport.Postgres;
using Npgsql;

namespace Monetize.PostgreSql.Tests.Billing;

/// <summary>What never changes refuses it whoever asks, and what was changed all the same is found.</summary>
public sealed class BillingTamperingTests(PostgresServer server)
{
    private static readonly Stamp Noon = new(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero), "test");

    [Fact]
    public async Task AppendOnlyTables_RowsChangedDeletedOrEmptied_Refuse()
    {
        await using var place = new PostgresBillingPlace(server);
        await using (await place.OpenAsync())
        {
        }

        foreach (var table in BillingTables.All.Where(table => table.IsAppendOnly))
        {
            var column = table.Columns[0].Name;
            string[] statements =
            [
                $"UPDATE {{schema}}.{table.Name} SET {column} = {column}",
                $"DELETE FROM {{schema}}.{table.Name}",
                $"TRUNCATE {{schema}}.{table.Name}",
            ];
            foreach (var statement in statements)
            {
                var run = () => place.RunAsync(statement);

                await run.Should().ThrowAsync<PostgresException>().WithMessage("*never change*");
            }
        }
    }

    [Theory]
    [InlineData("UPDATE {schema}.audit SET actor = 'x' || substr(actor, 2) WHERE sequence = 2")]
    [InlineData("DELETE FROM {schema}.audit WHERE sequence = 3")]
    public async Task Audit_ChangedPastTheTrigger_IsFound(string statement)
    {
        await using var place = new PostgresBillingPlace(server);
        await using var store = await place.OpenAsync();
        for (var i = 0; i < 3; i++)
        {
            var customer = new Customer { Id = CustomerId.Of($"c{(char)('a' + i)}"), Name = "" };
            await store.ChangeAsync(new SaveCustomer(customer, Noon));
        }

        (await store.VerifyAuditAsync()).Sound.Should().Be(3);
        await place.RunAsync("DROP TRIGGER audit_never_changes ON {schema}.audit");
        await place.RunAsync(statement);

        var finding = await store.VerifyAuditAsync();

        finding.IsSound.Should().BeFalse();
        finding.BrokenAt.Should().BeInRange(2, 3);
    }
}
