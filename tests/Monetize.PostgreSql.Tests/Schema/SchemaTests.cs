using Monetize.Errors;
using Monetize.Storage;
using Monetize.TestSupport.Postgres;

namespace Monetize.PostgreSql.Tests.Schema;

/// <summary>Migrations are numbered, remembered with their hash, and never guessed.</summary>
public sealed class SchemaTests(PostgresServer server)
{
    [Fact]
    public async Task Open_SchemaOfALaterVersion_SaysSo()
    {
        await using var place = await MadeAsync();
        await place.RunAsync("INSERT INTO {schema}.migration VALUES (99, 'future', 'f')");

        await FailsAsync(place, ErrorCodes.SchemaTooNew);
    }

    [Fact]
    public async Task Open_MigrationOfAnotherHash_SaysSo()
    {
        await using var place = await MadeAsync();
        await place.RunAsync("UPDATE {schema}.migration SET hash = 'other'");

        await FailsAsync(place, ErrorCodes.SchemaDiffers);
    }

    [Fact]
    public async Task Open_NoSchemaAndNoRightToMakeIt_SaysWhatToRun()
    {
        await using var place = new PostgresPlace(server);

        var open = async () => await place.OpenStoreAsync(options => options with { MayUpgrade = false });

        var error = (await open.Should().ThrowAsync<StoreException>()).Which;
        error.Code.Should().Be(ErrorCodes.SchemaTooOld);
        error.Message.Should().Contain("monetize db upgrade");
        (await PostgreSqlUsageStore.PendingMigrationsAsync(place.ConnectionString, place.Schema))
            .Select(migration => migration.ToString())
            .Should().Equal(
                "0001_usage", "0002_billing", "0003_store", "0004_bounds", "0005_parked", "0006_given_back");
    }

    [Fact]
    public async Task Open_MadeSchema_NeedsNoUpgrade()
    {
        await using var place = await MadeAsync();

        await using var store = await place.OpenStoreAsync(options => options with { MayUpgrade = false });

        (await PostgreSqlUsageStore.PendingMigrationsAsync(place.ConnectionString, place.Schema)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("pg_mine")]
    [InlineData("line\nbreak")]
    [InlineData("a-name-that-is-longer-than-the-sixty-three-bytes-which-postgresql-keeps")]
    public async Task Open_NameThatNoSchemaCanHave_IsAMisuse(string schema)
    {
        var open = async () => await PostgreSqlUsageStore.OpenAsync(
            "Host=unused", new PostgreSqlStoreOptions { Schema = schema });

        await open.Should().ThrowAsync<ArgumentException>();
    }

    private static async Task FailsAsync(PostgresPlace place, ErrorCode code)
    {
        var open = async () => await place.OpenStoreAsync();
        var error = (await open.Should().ThrowAsync<StoreException>()).Which;
        error.Code.Should().Be(code);
        error.IsTransient.Should().BeFalse();
    }

    private async Task<PostgresPlace> MadeAsync()
    {
        var place = new PostgresPlace(server);
        await using var store = await place.OpenStoreAsync();
        return place;
    }
}
