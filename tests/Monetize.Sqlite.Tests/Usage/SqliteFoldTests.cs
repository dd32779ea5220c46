using Monetize.Storage;

namespace Monetize.Sqlite.Tests.Usage;

/// <summary>
/// A fold takes from memory what its store appended and from the table what others did: summaries are the records
/// either way.
/// </summary>
public sealed class SqliteFoldTests
{
    [Fact]
    public async Task Fold_TwoStoresAppendInTurns_IsTheRecords()
    {
        await using var place = new SqlitePlace();
        await using var one = await place.OpenAsync();
        await using var other = await SqliteUsageStore.OpenAsync(place.Path);
        for (var turn = 0; turn < 12; turn++)
        {
            var store = turn % 3 == 1 ? other : one;
            await store.AppendAsync(SqliteScene.Records(10 * turn, 10));
            if (turn % 4 == 3) await (turn % 8 == 3 ? one : other).FoldAsync();
        }

        await RequireAllAsync(one, 120);
    }

    [Fact]
    public async Task Fold_AnotherStoreHasFoldedSome_TakesTheRest()
    {
        await using var place = new SqlitePlace();
        await using var one = await place.OpenAsync();
        await using var other = await SqliteUsageStore.OpenAsync(place.Path);
        await one.AppendAsync(SqliteScene.Records(0, 10));
        await other.FoldAsync();
        await one.AppendAsync(SqliteScene.Records(10, 10));

        (await one.FoldAsync()).Should().Be(10);

        await RequireAllAsync(one, 20);
    }

    [Fact]
    public async Task Fold_AnotherStoreAppendedLast_TakesItsRecordsToo()
    {
        await using var place = new SqlitePlace();
        await using var one = await place.OpenAsync();
        await using var other = await SqliteUsageStore.OpenAsync(place.Path);
        await one.AppendAsync(SqliteScene.Records(0, 10));
        await other.AppendAsync(SqliteScene.Records(10, 10));

        (await one.FoldAsync()).Should().Be(20);

        await RequireAllAsync(one, 20);
    }

    [Fact]
    public async Task Fold_TheHostAddedARecordBetween_IsTheRecords()
    {
        await using var place = new SqlitePlace();
        await using var store = await place.OpenAsync();
        await store.AppendAsync(SqliteScene.Records(0, 10));
        await using (var connection = SqliteScene.Open(place.Path))
        await using (var transaction = connection.BeginTransaction())
        {
            await ((ITransactionalUsageStore)store).AppendAsync(transaction, SqliteScene.Records(10, 1));
            await transaction.CommitAsync();
        }

        await store.AppendAsync(SqliteScene.Records(11, 9));
        await store.FoldAsync();

        await RequireAllAsync(store, 20);
    }

    [Fact]
    public async Task Fold_AnAppendWasTakenBack_IsTheRecords()
    {
        var failsNext = false;
        await using var place = new SqlitePlace(new SqliteStoreOptions
        {
            Reached = step =>
            {
                if (step == "append commit" && failsNext) throw new IOException("The disk is gone.");
            },
        });
        await using var store = await place.OpenAsync();
        await store.AppendAsync(SqliteScene.Records(0, 10));
        failsNext = true;
        var append = async () => await store.AppendAsync(SqliteScene.Records(100, 5));
        await append.Should().ThrowAsync<IOException>();
        failsNext = false;
        await store.AppendAsync(SqliteScene.Records(10, 10));
        await store.FoldAsync();

        await RequireAllAsync(store, 20);
    }

    [Fact]
    public async Task Fold_DuplicatesAndLateRecords_IsTheRecords()
    {
        await using var place = new SqlitePlace();
        await using var store = await place.OpenAsync();
        await store.AppendAsync(SqliteScene.Records(2_000, 5));
        await store.AppendAsync([.. SqliteScene.Records(2_000, 5), .. SqliteScene.Records(0, 5)]);
        await store.FoldAsync();
        await store.AppendAsync([.. SqliteScene.Records(3, 5), .. SqliteScene.Records(2_003, 5)]);
        await store.FoldAsync();

        await RequireAllAsync(store, 16);
    }

    [Theory]
    [InlineData("0.1", "0.2")]
    [InlineData("4611686018427387904", "4611686018427387904")]
    [InlineData("9223372036854775807", "1")]
    [InlineData("79228162514264337593543950335", "-79228162514264337593543950334")]
    [InlineData("4611686018427387903", "4611686018427387903")]
    [InlineData("-4611686018427387904", "-4611686018427387904")]
    [InlineData("1", "0.5")]
    public async Task Fold_FiguresBeyondIntegers_AddUpExactly(string first, string second)
    {
        await using var place = new SqlitePlace();
        await using var store = await place.OpenAsync();
        foreach (var (text, number) in new[] { (first, 0), (second, 1) })
        {
            var quantity = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
            await store.AppendAsync([SqliteScene.Record(number) with { Quantity = quantity }]);
            await store.FoldAsync();
        }

        (await store.VerifyAsync()).Differences.Should().BeEmpty();
    }

    private static async Task RequireAllAsync(IUsageStore store, int records)
    {
        await store.FoldAsync();
        var verification = await store.VerifyAsync();
        verification.Differences.Should().BeEmpty();
        verification.Folded.Should().Be(records);
        (await SqliteScene.QuantityAsync(store)).Should().Be(records);
    }
}
