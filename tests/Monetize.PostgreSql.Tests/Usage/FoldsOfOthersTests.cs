using Monetize.Storage;
using Monetize.TestSupport.Postgres;

namespace Monetize.PostgreSql.Tests.Usage;

/// <summary>Other processes fold the same schema: what a store remembers of it may be old at any time.</summary>
public sealed class FoldsOfOthersTests(PostgresServer server)
{
    private static readonly CustomerId Ada = CustomerId.Of("ada");

    [Fact]
    public async Task Summarize_AfterAFoldOfAnother_CountsEachRecordOnce()
    {
        await using var place = new PostgresPlace(server);
        await using var store = await place.OpenStoreAsync();
        await using var other = await place.OpenStoreAsync();
        await store.AppendAsync([Sample.Record("a", 1m)]);
        (await QuantityAsync(store)).Should().Be(1m);

        await other.FoldAsync();
        await other.AppendAsync([Sample.Record("b", 2m)]);

        (await QuantityAsync(store)).Should().Be(3m, "what is folded now is not read as a record as well");
        await other.FoldAsync();
        await other.AppendAsync([Sample.Record("c", 4m)]);
        (await QuantityAsync(store)).Should().Be(7m);
        (await QuantityAsync(store)).Should().Be(7m);
    }

    private static ValueTask<decimal> QuantityAsync(PostgreSqlUsageStore store) =>
        store.QuantityAsync(Ada, Sample.Words, Sample.November);
}
