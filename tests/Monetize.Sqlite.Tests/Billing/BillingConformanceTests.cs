using Monetize.Testing.Conformance;

namespace Monetize.Sqlite.Tests.Billing;

/// <summary>The SQLite store keeps the contract of billing stores, on a real file.</summary>
public sealed class BillingConformanceTests
{
    public static TheoryData<string> Behaviours => [.. BillingStoreKit.Behaviours.Select(behaviour => behaviour.Name)];

    [Theory]
    [MemberData(nameof(Behaviours))]
    public async Task Sqlite_Keeps(string behaviour)
    {
        await using var place = new SqliteBillingPlace();
        await BillingStoreKit.Find(behaviour).CheckAsync(place);
    }
}
