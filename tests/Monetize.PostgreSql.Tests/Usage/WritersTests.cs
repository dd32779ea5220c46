using Monetize.Metering;
using Monetize.TestSupport.Postgres;

namespace Monetize.PostgreSql.Tests.Usage;

/// <summary>Several writers at once, each with a store of its own as another process would have.</summary>
public sealed class WritersTests(PostgresServer server)
{
    private const int Writers = 8;

    [Fact]
    public async Task Open_RecordsThatOthersLeft_CountForTheNextFold()
    {
        await using var place = new PostgresPlace(server, new PostgreSqlStoreOptions { FoldEvery = 50 });
        await using (var first = await place.OpenStoreAsync()) await first.AppendAsync(Sample.Records(30, "first"));
        await using var second = await place.OpenStoreAsync();

        await second.AppendAsync(Sample.Records(30, "second"));

        (await second.VerifyAsync()).Folded.Should().Be(60);
    }

    [Fact]
    public async Task Append_EightStoresWithSharedKeysAndFolds_CountsEachKeyOnce()
    {
        await using var place = new PostgresPlace(server, new PostgreSqlStoreOptions { FoldEvery = 50 });
        await using var store = await place.OpenStoreAsync();

        var accepted = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            await using var mine = await place.OpenStoreAsync();
            var count = 0;

            // Two writers each send the same records, one of them from the end.
            var records = Sample.Records(400, $"pair-{writer / 2}");
            if (writer % 2 == 1) Array.Reverse(records);
            foreach (var batch in records.Chunk(37))
            {
                count += (await mine.AppendAsync(batch)).Outcomes().Count(outcome => outcome == RecordOutcome.Accepted);
            }

            return count;
        })));

        accepted.Sum().Should().Be(Writers / 2 * 400);
        (await store.QuantityAsync()).Should().Be(Writers / 2 * 400);
        await store.FoldAsync();
        var verification = await store.VerifyAsync();
        verification.Differences.Should().BeEmpty();
        verification.Folded.Should().Be(Writers / 2 * 400);
    }

    [Fact]
    public async Task Append_EightStoresIntoNewMonths_MakesEachPartitionOnce()
    {
        await using var place = new PostgresPlace(server);

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            await using var mine = await place.OpenStoreAsync();
            await mine.AppendAsync(
            [
                .. Enumerable.Range(0, 12).Select(month => Sample.Record(
                    $"{writer}-{(char)('a' + month)}",
                    1m,
                    new DateTimeOffset(2030, 1, 15, 0, 0, 0, TimeSpan.Zero).AddMonths(month))),
            ]);
        })));

        await using var store = await place.OpenStoreAsync();
        (await store.QuantityAsync(new Period(Period.UtcMonth(2030, 1).From, Period.UtcMonth(2031, 1).From)))
            .Should().Be(12m * Writers);
    }

    [Fact]
    public async Task Open_EightAtOnceInANewSchema_MakeItOnce()
    {
        await using var place = new PostgresPlace(server);
        var pending = await PostgreSqlUsageStore.PendingMigrationsAsync(place.ConnectionString, place.Schema);

        var stores = await Task.WhenAll(
            Enumerable.Range(0, Writers).Select(_ => Task.Run(async () => await place.OpenStoreAsync())));

        (await place.RunAsync("SELECT count(*) FROM {schema}.migration")).Should().Be((long)pending.Count);
        foreach (var store in stores) await store.DisposeAsync();
    }

    [Fact]
    public async Task Append_TwoSchemasOfOneServer_KnowNothingOfEachOther()
    {
        await using var first = new PostgresPlace(server);
        await using var second = new PostgresPlace(server);
        await using var one = await first.OpenStoreAsync();
        await using var other = await second.OpenStoreAsync();

        await one.AppendAsync([Sample.Record("a", 1m)]);
        var results = await other.AppendAsync([Sample.Record("a", 5m)]);

        results.Should().Equal(RecordResult.Accepted);
        (await one.QuantityAsync()).Should().Be(1m);
        (await other.QuantityAsync()).Should().Be(5m);
    }
}
