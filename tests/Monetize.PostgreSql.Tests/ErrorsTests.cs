using Monetize.Errors;
using Monetize.Storage;
using Monetize.TestSupport.Postgres;

namespace Monetize.PostgreSql.Tests;

/// <summary>What the world does to a store is a typed error that says what to do, and never a password.</summary>
public sealed class ErrorsTests(PostgresServer server)
{
    [Fact]
    public async Task Open_WrongPassword_IsDenied()
    {
        await using var place = new PostgresPlace(server);

        var error = await OpenFailsAsync($"{place.ConnectionString};Password=battery-staple");

        error.Code.Should().Be(ErrorCodes.StoreAccessDenied);
        error.IsTransient.Should().BeFalse();
        error.ToString().Should().NotContain("battery-staple");
    }

    [Fact]
    public async Task Open_UnknownDatabase_IsUnavailable()
    {
        await using var place = new PostgresPlace(server);

        var error = await OpenFailsAsync($"{place.ConnectionString};Database=nowhere");

        error.Code.Should().Be(ErrorCodes.StoreUnavailable);
        error.IsTransient.Should().BeFalse();
        error.Message.Should().Contain("nowhere").And.NotContain(PostgresCluster.Password);
    }

    [Fact]
    public async Task Open_NobodyListens_IsUnavailableForNow()
    {
        var error = await OpenFailsAsync("Host=127.0.0.1;Port=1;Username=ada;Password=secret-word");

        error.Code.Should().Be(ErrorCodes.StoreUnavailable);
        error.IsTransient.Should().BeTrue();
        error.ToString().Should().NotContain("secret-word");
    }

    [Theory]
    [InlineData("synchronous_commit=off")]
    [InlineData("synchronous_commit=local")]
    public async Task Open_SettingsThatLoseAcknowledgedRecords_AreRefused(string setting)
    {
        await using var place = new PostgresPlace(server);

        var error = await OpenFailsAsync($"{place.ConnectionString};Options=-c {setting}");

        error.Code.Should().Be(ErrorCodes.StoreUnavailable);
        error.Message.Should().Contain("synchronous_commit");
    }

    [Theory]
    [InlineData("53100", "MON1503", false)]
    [InlineData("53300", "MON1502", true)]
    [InlineData("25006", "MON1504", false)]
    [InlineData("42501", "MON1505", false)]
    [InlineData("57P01", "MON1501", true)]
    [InlineData("57P03", "MON1501", true)]
    [InlineData("08006", "MON1501", true)]
    [InlineData("57014", "MON1502", true)]
    [InlineData("55P03", "MON1502", true)]
    [InlineData("40001", "MON1502", true)]
    [InlineData("40P01", "MON1502", true)]
    [InlineData("XX001", "MON1509", false)]
    [InlineData("58030", "MON1510", false)]
    public async Task Append_ServerSaysAState_IsItsErrorAndAddsNothing(string state, string code, bool isTransient)
    {
        await using var place = new PostgresPlace(server);
        await using var store = await place.OpenStoreAsync();
        await store.AppendAsync([Sample.Record("before")]);
        await place.RunAsync($$"""
            CREATE FUNCTION {schema}.fail() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'it fails' USING ERRCODE = '{{state}}'; END $$;
            CREATE TRIGGER fail BEFORE INSERT ON {schema}.usage_key FOR EACH ROW EXECUTE FUNCTION {schema}.fail();
            """);

        var append = async () => await store.AppendAsync([Sample.Record("after")]);

        var error = (await append.Should().ThrowAsync<StoreException>()).Which;
        (error.Code.Id, error.IsTransient).Should().Be((code, isTransient));
        error.Message.Should().Contain("it fails");
        (await store.RecordsAsync()).Select(record => record.Key.Value).Should().Equal("before");
    }

    [Fact]
    public async Task Append_ReadOnlyUser_SaysSo()
    {
        await using var place = new PostgresPlace(server);
        await using (await place.OpenStoreAsync())
        {
        }

        await using var store = await PostgreSqlUsageStore.OpenAsync(
            $"{place.ConnectionString};Options=-c default_transaction_read_only=on",
            new PostgreSqlStoreOptions { Schema = place.Schema });
        var append = async () => await store.AppendAsync([Sample.Record("a")]);

        (await append.Should().ThrowAsync<StoreException>()).Which.Code.Should().Be(ErrorCodes.StoreReadOnly);
        (await store.QuantityAsync()).Should().Be(0m);
    }

    [Fact]
    public async Task Append_CharacterThatNoTextHolds_SaysSoAndAddsNothing()
    {
        await using var place = new PostgresPlace(server);
        await using var store = await place.OpenStoreAsync();

        var append = async () => await store.AppendAsync([Sample.Record("a"), Sample.Record("b\0")]);

        (await append.Should().ThrowAsync<StoreException>()).Which.Message.Should().Contain("character");
        (await store.RecordsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Fold_FailsAfterAnAppend_LeavesTheAppendAcknowledged()
    {
        await using var place = new PostgresPlace(server, new PostgreSqlStoreOptions { FoldEvery = 1 });
        await using var store = await place.OpenStoreAsync();
        await place.RunAsync("ALTER TABLE {schema}.usage_day RENAME TO away");

        var results = await store.AppendAsync([Sample.Record("a", 5m)]);
        await place.RunAsync("ALTER TABLE {schema}.away RENAME TO usage_day");

        results.Outcomes().Should().Equal(Metering.RecordOutcome.Accepted);
        (await store.QuantityAsync()).Should().Be(5m);
        (await store.FoldAsync()).Should().Be(1);
    }

    private static async Task<StoreException> OpenFailsAsync(string connectionString)
    {
        var open = async () => await PostgreSqlUsageStore.OpenAsync(connectionString);
        return (await open.Should().ThrowAsync<StoreException>()).Which;
    }
}
