using Monetize.TestSupport.Postgres;

namespace Monetize.PostgreSql.Tests.Usage;

/// <summary>One partition for each month in which something was used, whenever that is.</summary>
public sealed class PartitionsTests(PostgresServer server)
{
    private static readonly DateTimeOffset First = DateTimeOffset.MinValue;
    private static readonly DateTimeOffset Last = DateTimeOffset.MaxValue;

    [Fact]
    public async Task Append_FirstAndLastInstantOfTheCalendar_AreKept()
    {
        await using var place = new PostgresPlace(server);
        await using var store = await place.OpenStoreAsync();
        var records = new[] { Sample.Record("first", 1m, First), Sample.Record("last", 2m, Last) };
        await store.AppendAsync(records);
        var always = new Period(First, Last);

        (await store.RecordsAsync()).Should().Equal(records);
        (await store.QuantityAsync(always)).Should().Be(3m);
        await store.FoldAsync();
        (await store.QuantityAsync(always)).Should().Be(3m);
        (await store.VerifyAsync()).IsSound.Should().BeTrue();
    }

    [Fact]
    public async Task Append_RecordsOfAMonth_AreInItsPartition()
    {
        await using var place = new PostgresPlace(server);
        await using var store = await place.OpenStoreAsync();
        var edge = Period.UtcMonth(2026, 12).From;

        await store.AppendAsync([Sample.Record("a", 1m, edge.AddMicroseconds(-1)), Sample.Record("b", 1m, edge)]);

        (await place.RunAsync("SELECT key FROM {schema}.usage_event_2026_11")).Should().Be("a");
        (await place.RunAsync("SELECT key FROM {schema}.usage_event_2026_12")).Should().Be("b");
    }

    [Fact]
    public async Task Append_PartitionIsGone_IsMadeAgain()
    {
        await using var place = new PostgresPlace(server);
        await using var store = await place.OpenStoreAsync();
        await store.AppendAsync([Sample.Record("a")]);
        await place.RunAsync("DROP TABLE {schema}.usage_event_2026_11; TRUNCATE {schema}.usage_key");

        await store.AppendAsync([Sample.Record("b", 3m)]);

        (await store.QuantityAsync()).Should().Be(3m);
    }
}
