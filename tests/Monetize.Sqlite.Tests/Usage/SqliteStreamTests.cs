using Monetize.Storage;

namespace Monetize.Sqlite.Tests.Usage;

/// <summary>Folded records of one customer are found by their days, and by a walk where there are too many days.</summary>
public sealed class SqliteStreamTests
{
    private static readonly CustomerId Ada = CustomerId.Of("ada");

    [Theory]
    [InlineData(2026)]
    [InlineData(1926)]
    [InlineData(1)]
    public async Task Stream_OfACustomer_HasEachRecordOnce(int firstYear)
    {
        var first = new DateTimeOffset(firstYear, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await using var place = new SqlitePlace();
        await using var store = await place.OpenAsync();
        await store.AppendAsync(
        [
            SqliteScene.Record(1), SqliteScene.Record(2) with { Time = first },
            SqliteScene.Record(3) with { Customer = CustomerId.Of("bob") },
        ]);
        await store.FoldAsync();
        await store.AppendAsync([SqliteScene.Record(4), SqliteScene.Record(5) with { Customer = CustomerId.Of("bob") }]);

        var keys = await store.StreamAsync(new UsageRecordQuery { Customer = Ada }).Select(record => record.Key.Value)
            .ToListAsync();

        keys.Should().Equal("key-2", "key-1", "key-4");
    }
}
