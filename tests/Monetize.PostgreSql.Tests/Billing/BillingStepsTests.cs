using Monetize.Billing;
using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.TestSupport.Postgres;

namespace Monetize.PostgreSql.Tests.Billing;

/// <summary>Whatever fails at whatever step, an operation is done whole or not at all, and may be sent again.</summary>
public sealed class BillingStepsTests(PostgresServer server)
{
    private static readonly Stamp Noon = new(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero), "test");
    private static readonly Customer Ada = new() { Id = CustomerId.Of("ada"), Name = "Ada" };

    [Theory]
    [InlineData("SaveCustomer begin", 0)]
    [InlineData("SaveCustomer write", 0)]
    [InlineData("SaveCustomer commit", 0)]
    [InlineData("SaveCustomer done", 3)]
    public async Task Change_FailsAtAStep_IsWholeOrNothing(string step, int rows)
    {
        var isArmed = true;
        await using var place = new PostgresBillingPlace(server, new PostgreSqlStoreOptions
        {
            Reached = reached =>
            {
                if (isArmed && reached == step) throw new InvalidOperationException(step);
            },
        });
        await using var store = await place.OpenAsync();

        var save = async () => await store.ChangeAsync(new SaveCustomer(Ada, Noon));
        await save.Should().ThrowAsync<InvalidOperationException>();
        (await CountAsync(store)).Should().Be(rows);
        isArmed = false;
        var isNew = await store.ChangeAsync(new SaveCustomer(Ada, Noon));

        isNew.Should().Be(rows == 0);
        (await CountAsync(store)).Should().Be(3, "there are a customer, a line of the log and its counter");
        (await store.VerifyAuditAsync()).IsSound.Should().BeTrue();
    }

    /// <summary>How many rows there are beside the one that the store is made with, its id.</summary>
    private static async Task<int> CountAsync(IBillingStore store)
    {
        var count = -1;
        foreach (var table in BillingTables.All)
        {
            await foreach (var _ in store.StreamAsync(table)) count++;
        }

        return count;
    }
}
