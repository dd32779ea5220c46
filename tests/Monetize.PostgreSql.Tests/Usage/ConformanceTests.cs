using Monetize.Testing.Conformance;
using Monetize.Testing.Models;
using Monetize.TestSupport.Postgres;

namespace Monetize.PostgreSql.Tests.Usage;

/// <summary>The PostgreSQL store keeps the contract of usage stores, and equals a naive list of records.</summary>
public sealed class ConformanceTests(PostgresServer server)
{
    private const int OperationsPerSequence = 60;

    public static TheoryData<string> Behaviours => [.. UsageStoreKit.Behaviours.Select(behaviour => behaviour.Name)];

    public static TheoryData<int> Blocks => [.. Enumerable.Range(0, 10)];

    [Theory]
    [MemberData(nameof(Behaviours))]
    public async Task PostgreSql_Keeps(string behaviour)
    {
        await using var place = new PostgresPlace(server);
        await UsageStoreKit.Find(behaviour).CheckAsync(place);
    }

    /// <summary>A fold every few records, so that sequences run through folds of their own as well.</summary>
    [Theory]
    [MemberData(nameof(Blocks))]
    public async Task PostgreSql_RandomOperations_EqualsANaiveList(int block)
    {
        for (var seed = block * 20; seed < (block + 1) * 20; seed++)
        {
            await using var place = new PostgresPlace(server, new PostgreSqlStoreOptions { FoldEvery = 25 });
            await UsageSimulation.RunAsync(place, (ulong)seed, OperationsPerSequence);
        }
    }
}
