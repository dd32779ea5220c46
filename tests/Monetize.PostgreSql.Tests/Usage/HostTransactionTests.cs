using Monetize.Metering;
using Monetize.Storage;
using Monetize.TestSupport.Postgres;

namespace Monetize.PostgreSql.Tests.Usage;

/// <summary>Usage within a transaction of the host.</summary>
public sealed class HostTransactionTests(PostgresServer server)
{
    [Fact]
    public async Task Append_HostCommits_CountsWithTheRowsOfTheHost()
    {
        await using var place = new PostgresPlace(server);
        await using var store = await place.OpenStoreAsync();
        await using var host = await place.ConnectAsync();
        await using var transaction = await host.BeginTransactionAsync();

        var results = await store.AppendAsync(transaction, [Sample.Record("a", 5m), Sample.Record("a", 5m)]);
        var again = await store.AppendAsync(transaction, [Sample.Record("a", 6m), Sample.Record("b", 1m)]);
        var before = await store.QuantityAsync();
        await transaction.CommitAsync();

        results.Outcomes().Should().Equal(RecordOutcome.Accepted, RecordOutcome.Duplicate);
        again.Outcomes().Should().Equal(RecordOutcome.Conflict, RecordOutcome.Accepted);
        before.Should().Be(0m);
        (await store.QuantityAsync()).Should().Be(6m);
    }

    [Fact]
    public async Task Append_HostRollsBack_LeavesNothingAndTheKeysFree()
    {
        await using var place = new PostgresPlace(server);
        await using var store = await place.OpenStoreAsync();
        await using (var host = await place.ConnectAsync())
        {
            await using var transaction = await host.BeginTransactionAsync();
            await store.AppendAsync(transaction, [Sample.Record("a", 5m)]);
            await transaction.RollbackAsync();
        }

        (await store.RecordsAsync()).Should().BeEmpty();
        (await store.AppendAsync([Sample.Record("a", 7m)])).Should().Equal(RecordResult.Accepted);
        (await store.QuantityAsync()).Should().Be(7m);
        (await store.VerifyAsync()).IsSound.Should().BeTrue();
    }

    /// <summary>The trap of every "everything up to the greatest number": what began earlier may end later.</summary>
    [Fact]
    public async Task Fold_OlderTransactionIsStillOpen_WaitsForItsRecords()
    {
        await using var place = new PostgresPlace(server);
        await using var store = await place.OpenStoreAsync();
        await using var host = await place.ConnectAsync();
        await using var transaction = await host.BeginTransactionAsync();
        await store.AppendAsync(transaction, [Sample.Record("older", 100m)]);
        await store.AppendAsync([Sample.Record("newer", 1m)]);

        var watermark = await store.GetWatermarkAsync();
        var folded = await store.FoldAsync();
        var below = await store.QuantityAsync(until: watermark);
        await transaction.CommitAsync();

        folded.Should().Be(0, "a record that commits later would lie below the mark");
        below.Should().Be(0m);
        (await store.QuantityAsync(until: watermark)).Should().Be(0m, "what lies below a watermark never changes");
        (await store.QuantityAsync()).Should().Be(101m);
        (await store.FoldAsync()).Should().Be(2);
        (await store.QuantityAsync()).Should().Be(101m);
        (await store.VerifyAsync()).IsSound.Should().BeTrue();
    }

    [Fact]
    public async Task Append_KeyOfAnotherOpenTransaction_WaitsForItsEnd()
    {
        await using var place = new PostgresPlace(server);
        await using var store = await place.OpenStoreAsync();
        await using var host = await place.ConnectAsync();
        await using var transaction = await host.BeginTransactionAsync();
        await store.AppendAsync(transaction, [Sample.Record("a", 5m)]);

        var second = store.AppendAsync([Sample.Record("a", 5m)]).AsTask();
        await transaction.CommitAsync();

        (await second).Should().Equal(RecordResult.Duplicate);
        (await store.QuantityAsync()).Should().Be(5m);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Append_TransactionThatIsOver_IsRefused(bool isDisposed)
    {
        await using var place = new PostgresPlace(server);
        await using var store = await place.OpenStoreAsync();
        await using var host = await place.ConnectAsync();
        await using var transaction = await host.BeginTransactionAsync();
        if (isDisposed) await transaction.DisposeAsync();
        else await transaction.CommitAsync();

        var append = async () => await store.AppendAsync(transaction, [Sample.Record("a")]);

        await append.Should().ThrowAsync<ArgumentException>();
        (await store.RecordsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Append_SnapshotOlderThanTheKey_IsATransientError()
    {
        await using var place = new PostgresPlace(server);
        await using var store = await place.OpenStoreAsync();
        await using var host = await place.ConnectAsync();
        await using var transaction = await host.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        await store.AppendAsync(transaction, [Sample.Record("first")]);
        await store.AppendAsync([Sample.Record("a")]);

        var append = async () => await store.AppendAsync(transaction, [Sample.Record("a")]);

        (await append.Should().ThrowAsync<StoreException>()).Which.IsTransient.Should().BeTrue();
    }
}
