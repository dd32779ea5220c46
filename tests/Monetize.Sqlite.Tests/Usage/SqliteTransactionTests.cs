using Microsoft.Data.Sqlite;
using Monetize.Metering;
using Monetize.Sqlite.Native;
using Monetize.Storage;

namespace Monetize.Sqlite.Tests.Usage;

/// <summary>
/// The host's own row and the usage record are kept together or not at all; and what durability rests on.
/// </summary>
public sealed class SqliteTransactionTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Append_InTheHostsTransaction_SharesItsFate(bool isCommitted)
    {
        await using var place = new SqlitePlace();
        await using var store = (SqliteUsageStore)await place.OpenAsync();
        await using var connection = SqliteScene.Open(place.Path);
        await ExecuteAsync(connection, "CREATE TABLE host_order (id INTEGER)");
        await using (var transaction = (SqliteTransaction)await connection.BeginTransactionAsync())
        {
            await ExecuteAsync(connection, "INSERT INTO host_order VALUES (1)", transaction);
            (await store.AppendAsync(
                transaction, SqliteScene.Records(0, 3))).Should().AllBeEquivalentTo(RecordResult.Accepted);
            if (isCommitted) await transaction.CommitAsync();
        }

        (await SqliteScene.QuantityAsync(store)).Should().Be(isCommitted ? 3m : 0m);

        // The series that the host's transaction made is known, or made anew.
        await store.AppendAsync(SqliteScene.Records(0, 5));
        (await SqliteScene.QuantityAsync(store)).Should().Be(5m);
        (await store.VerifyAsync()).IsSound.Should().BeTrue();
    }

    [Fact]
    public async Task Append_InTheHostsTransaction_KnowsDuplicates()
    {
        await using var place = new SqlitePlace();
        await using var store = (SqliteUsageStore)await place.OpenAsync();
        await store.AppendAsync([SqliteScene.Record(1)]);
        await using var connection = SqliteScene.Open(place.Path);
        await using var transaction = await connection.BeginTransactionAsync();

        var results = await store.AppendAsync(
            transaction, [SqliteScene.Record(1), SqliteScene.Record(1) with { Quantity = 2m }, SqliteScene.Record(2)]);

        results.Select(result => result.Outcome).Should().Equal(
            RecordOutcome.Duplicate, RecordOutcome.Conflict, RecordOutcome.Accepted);
    }

    [Fact]
    public async Task Append_TransactionThatIsOver_Throws()
    {
        await using var place = new SqlitePlace();
        await using var store = (SqliteUsageStore)await place.OpenAsync();
        await using var connection = SqliteScene.Open(place.Path);
        await using var transaction = await connection.BeginTransactionAsync();
        await transaction.CommitAsync();
        var append = async () => await store.AppendAsync(transaction, [SqliteScene.Record(1)]);

        await append.Should().ThrowAsync<ArgumentException>();
    }

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("busy_timeout", "30000")]
    public async Task Open_Settings_AreThoseOfDurability(string setting, string value)
    {
        await using var place = new SqlitePlace();
        await (await place.OpenAsync()).DisposeAsync();
        using var database = SqliteDatabase.Open(place.Path, new SqliteStoreOptions().BusyTimeout);

        database.Scalar($"PRAGMA {setting}").Should().Be(value);
    }

    [Fact]
    public async Task Append_AfterClosing_Throws()
    {
        await using var place = new SqlitePlace();
        var store = await place.OpenAsync();
        await store.DisposeAsync();
        await store.DisposeAsync();
        var append = async () => await store.AppendAsync([SqliteScene.Record(1)]);

        await append.Should().ThrowAsync<ObjectDisposedException>();
    }

    private static async Task ExecuteAsync(
        SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        await command.ExecuteNonQueryAsync();
    }
}
