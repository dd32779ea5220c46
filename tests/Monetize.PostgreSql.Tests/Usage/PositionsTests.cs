using Monetize.Storage;
using Monetize.TestSupport.Postgres;

namespace Monetize.PostgreSql.Tests.Usage;

/// <summary>A dump that was restored into a server which has counted fewer transactions.</summary>
public sealed class PositionsTests(PostgresServer server)
{
    private const string Restored = """
        UPDATE {schema}.usage_event SET position = position + 5000000000;
        UPDATE {schema}.usage_mark SET mark = mark + 5000000000;
        """;

    [Fact]
    public async Task Append_AfterARestore_CountsAboveTheMark()
    {
        await using var place = new PostgresPlace(server);
        await using var store = await place.OpenStoreAsync();
        await store.AppendAsync([Sample.Record("folded", 1m)]);
        await store.FoldAsync();
        await store.AppendAsync([Sample.Record("waiting", 2m)]);
        var old = new UsageWatermark((await store.GetWatermarkAsync()).Position + 5_000_000_000);
        await place.RunAsync(Restored);

        var results = await store.AppendAsync([Sample.Record("after", 4m), Sample.Record("folded", 1m)]);

        results.Should().Equal(Metering.RecordResult.Accepted, Metering.RecordResult.Duplicate);
        (await store.QuantityAsync(until: old)).Should().Be(3m, "what lies below a watermark never changes");
        (await store.QuantityAsync()).Should().Be(7m);
        (await store.FoldAsync()).Should().Be(2);
        (await store.QuantityAsync()).Should().Be(7m);
        (await store.VerifyAsync()).IsSound.Should().BeTrue();
    }

    [Fact]
    public async Task Open_AfterARestore_PutsTheWatermarkAboveAllRecords()
    {
        await using var place = new PostgresPlace(server);
        await using (var before = await place.OpenStoreAsync())
        {
            await before.AppendAsync([Sample.Record("a", 1m)]);
            await before.FoldAsync();
        }

        await place.RunAsync(Restored);
        await using var store = await place.OpenStoreAsync();
        var watermark = await store.GetWatermarkAsync();
        await store.AppendAsync([Sample.Record("b", 2m)]);

        (await store.QuantityAsync(until: watermark)).Should().Be(1m);
        (await store.QuantityAsync()).Should().Be(3m);
    }

    [Fact]
    public async Task Append_InAHostTransactionAfterARestore_FailsOnceAndAddsNothing()
    {
        await using var place = new PostgresPlace(server);
        await using var store = await place.OpenStoreAsync();
        await store.AppendAsync([Sample.Record("a", 1m)]);
        await store.FoldAsync();
        await place.RunAsync(Restored);
        await using var host = await place.ConnectAsync();

        await using (var transaction = await host.BeginTransactionAsync())
        {
            var append = async () => await store.AppendAsync(transaction, [Sample.Record("b", 2m)]);
            (await append.Should().ThrowAsync<StoreException>()).Which.IsTransient.Should().BeTrue();
            await transaction.CommitAsync();
        }

        (await store.QuantityAsync()).Should().Be(1m);
        await using var again = await host.BeginTransactionAsync();
        await store.AppendAsync(again, [Sample.Record("b", 2m)]);
        await again.CommitAsync();
        await store.FoldAsync();
        (await store.QuantityAsync()).Should().Be(3m);
        (await store.VerifyAsync()).IsSound.Should().BeTrue();
    }
}
