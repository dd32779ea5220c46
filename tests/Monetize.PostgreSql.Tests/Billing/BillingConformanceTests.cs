using Monetize.Testing.Conformance;
using Monetize.TestSupport.Postgres;

namespace Monetize.PostgreSql.Tests.Billing;

/// <summary>The PostgreSQL store keeps the contract of billing stores.</summary>
public sealed class BillingConformanceTests(PostgresServer server)
{
    public static TheoryData<string> Behaviours => [.. BillingStoreKit.Behaviours.Select(behaviour => behaviour.Name)];

    [Theory]
    [MemberData(nameof(Behaviours))]
    public async Task PostgreSql_Keeps(string behaviour)
    {
        await using var place = new PostgresBillingPlace(server);
        await BillingStoreKit.Find(behaviour).CheckAsync(place);
    }
}
