using Monetize.Tests.Hosting;
using Monetize.TestSupport.Postgres;

namespace Monetize.PostgreSql.Tests.Hosting;

/// <summary>I30 on two schemas of one server.</summary>
public sealed class PostgreSqlTenantsTests(PostgresServer server)
{
    [Fact]
    public async Task Tenants_InTwoSchemas_NeverSeeEachOther()
    {
        await using var first = new PostgresPlace(server);
        await using var second = new PostgresPlace(server);
        await TwoTenants.CheckAsync(Stores(first), Stores(second));
    }

    [Fact]
    public void Stores_Named_TellNothingOfTheConnection() =>
        MonetizeStores.PostgreSql("Host=canary;Password=canary").ToString().Should().NotContain("canary");

    private static MonetizeStores Stores(PostgresPlace place) => MonetizeStores.PostgreSql(
        place.ConnectionString, new PostgreSqlStoreOptions { Schema = place.Schema });
}
