using Monetize.Errors;
using Monetize.Metering;
using Monetize.Storage;
using Monetize.TestSupport;

namespace Monetize.Sqlite.Tests.Usage;

/// <summary>What the world outside does to a file: a typed error that says what to do, and nothing half done.</summary>
public sealed class SqliteFailureTests
{
    [Fact]
    public async Task Open_FolderThatIsNotThere_SaysSo()
    {
        using var folder = new TemporaryFolder();

        await FailsAsync(folder.PathTo("no", "usage.db"), ErrorCodes.StoreUnavailable, "*its folder must exist*");
    }

    [Fact]
    public async Task Open_FileOfAnotherKind_SaysSo()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathTo("notes.txt");
        await File.WriteAllTextAsync(path, new string('x', 10_000));

        await FailsAsync(path, ErrorCodes.StoreDamaged, "*no database*");
        (await File.ReadAllTextAsync(path)).Should().Be(new string('x', 10_000), "it is somebody's");
    }

    [Fact]
    public async Task Open_SchemaOfALaterVersion_SaysSo()
    {
        await using var place = new SqlitePlace();
        await (await place.OpenAsync()).DisposeAsync();
        SqliteScene.Execute(place.Path, "INSERT INTO monetize_migration (number, name, hash) VALUES (99, 'later', 'x')");

        await FailsAsync(place.Path, ErrorCodes.SchemaTooNew, "*migration 99*");
    }

    [Fact]
    public async Task Open_SchemaOfOtherHands_SaysSo()
    {
        await using var place = new SqlitePlace();
        await (await place.OpenAsync()).DisposeAsync();
        SqliteScene.Execute(place.Path, "UPDATE monetize_migration SET hash = 'x'");

        await FailsAsync(place.Path, ErrorCodes.SchemaDiffers, "*another 0001_usage*");
    }

    [Fact]
    public async Task Open_WithoutTheRightToUpgrade_SaysSoAndLeavesTheFileAsItIs()
    {
        await using var place = new SqlitePlace(new SqliteStoreOptions { MayUpgrade = false });
        using (var other = SqliteScene.Open(place.Path))
        {
            using var command = other.CreateCommand();
            command.CommandText = "CREATE TABLE somebodys (id INTEGER)";
            command.ExecuteNonQuery();
        }

        var before = await File.ReadAllBytesAsync(place.Path);
        var open = async () => await place.OpenAsync();

        (await open.Should().ThrowAsync<StoreException>()).Which.Code.Should().Be(ErrorCodes.SchemaTooOld);
        SqliteUsageStore.PendingMigrations(place.Path).Should().NotBeEmpty();
        (await File.ReadAllBytesAsync(place.Path)).Should().Equal(before);
    }

    [Fact]
    public async Task Open_WithoutTheRightToMakeAFile_SaysSo()
    {
        await using var place = new SqlitePlace(new SqliteStoreOptions { MayUpgrade = false });
        var open = async () => await place.OpenAsync();

        (await open.Should().ThrowAsync<StoreException>()).Which.Code.Should().Be(ErrorCodes.StoreUnavailable);
        File.Exists(place.Path).Should().BeFalse();
    }

    [Fact]
    public async Task Append_FileHeldByAnotherWriter_IsBusyAndMayBeRepeated()
    {
        await using var place = new SqlitePlace(new SqliteStoreOptions { BusyTimeout = TimeSpan.FromMilliseconds(1) });
        await using var store = await place.OpenAsync();
        using (var other = SqliteScene.Open(place.Path))
        {
            using var command = other.CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE";
            command.ExecuteNonQuery();
            var append = async () => await store.AppendAsync([SqliteScene.Record(1)]);

            var thrown = (await append.Should().ThrowAsync<StoreException>()).Which;

            thrown.Code.Should().Be(ErrorCodes.StoreBusy);
            thrown.IsTransient.Should().BeTrue();
        }

        (await store.AppendAsync([SqliteScene.Record(1)])).Should().Equal(RecordResult.Accepted);
    }

    [Fact]
    public async Task Append_DiskThatFillsUp_AcknowledgesNothingThatIsNotStored()
    {
        using var disk = SmallDisk.TryMount(kilobytes: 700);
        Assert.SkipWhen(disk is null, SmallDisk.NotHere);
        var acknowledged = 0;
        StoreException? failure = null;
        await using (var store = await SqliteUsageStore.OpenAsync(disk!.PathTo("usage.db")))
        {
            while (failure is null)
            {
                try
                {
                    await store.AppendAsync(SqliteScene.Records(acknowledged, 100));
                    acknowledged += 100;
                }
                catch (StoreException exception)
                {
                    failure = exception;
                }
            }

            failure.Code.Should().Be(ErrorCodes.StoreFull);
            failure.Message.Should().Contain("make room");
            (await SqliteScene.QuantityAsync(store)).Should().Be(acknowledged);
            disk.TryGrow(kilobytes: 10_000).Should().BeTrue();
            await store.AppendAsync(SqliteScene.Records(acknowledged, 100));
        }

        await using var again = await SqliteUsageStore.OpenAsync(disk.PathTo("usage.db"));
        (await SqliteScene.QuantityAsync(again)).Should().Be(acknowledged + 100);
    }

    [Fact]
    public async Task Append_ReadOnlyDisk_SaysSo()
    {
        using var disk = SmallDisk.TryMount(kilobytes: 2_000);
        Assert.SkipWhen(disk is null, SmallDisk.NotHere);
        var path = disk!.PathTo("usage.db");
        await (await SqliteUsageStore.OpenAsync(path)).DisposeAsync();
        disk.TryMakeReadOnly().Should().BeTrue();
        var open = async () =>
        {
            await using var store = await SqliteUsageStore.OpenAsync(path);
            await store.AppendAsync([SqliteScene.Record(1)]);
        };

        (await open.Should().ThrowAsync<StoreException>()).Which.Code.Should().Be(ErrorCodes.StoreReadOnly);
    }

    private static async Task FailsAsync(string path, ErrorCode code, string message)
    {
        var open = async () => await SqliteUsageStore.OpenAsync(path);
        var thrown = await open.Should().ThrowAsync<StoreException>().WithMessage(message);
        thrown.Which.Code.Should().Be(code);
        thrown.Which.Message.Should().Contain(path);
        thrown.Which.IsTransient.Should().BeFalse();
    }
}
