using Monetize.TestSupport.Postgres;

namespace Monetize.PostgreSql.Tests.Usage;

/// <summary>What does not add up is found.</summary>
public sealed class AuditTests(PostgresServer server)
{
    [Theory]
    [InlineData("UPDATE {schema}.usage_day SET sum = sum + 1 WHERE day = 739929", "The day 2026-11-10 of ada on words")]
    [InlineData("UPDATE {schema}.usage_day SET last_key = 'x'", "is not its records")]
    [InlineData("DELETE FROM {schema}.usage_day", "The day 2026-11-10")]
    [InlineData("UPDATE {schema}.usage_month SET max = 7", "The month 2026-11 of ada on words is not its days.")]
    [InlineData("UPDATE {schema}.usage_month SET customer = 'bob'", "is not its days")]
    [InlineData("DELETE FROM {schema}.usage_month", "The month 2026-11")]
    [InlineData("DELETE FROM {schema}.usage_event WHERE key = 'a'", "The key a has no record.")]
    [InlineData("DELETE FROM {schema}.usage_key WHERE key = 'a'", "The key a of a record is not claimed for it.")]
    [InlineData("UPDATE {schema}.usage_event SET quantity = 9 WHERE key = 'a'", "is not its records")]
    [InlineData(
        "INSERT INTO {schema}.usage_event SELECT * FROM {schema}.usage_event", "is not its records")]
    [InlineData(
        "INSERT INTO {schema}.usage_event SELECT series, time, position + 999, key, 1 FROM {schema}.usage_event",
        "There are 2 keys and 4 records.")]
    [InlineData("UPDATE {schema}.usage_event SET series = 99", "The record a has no series.")]
    public async Task Verify_AfterTampering_SaysWhatDiffers(string tampering, string difference)
    {
        await using var place = new PostgresPlace(server);
        await using var store = await place.OpenStoreAsync();
        await store.AppendAsync([Sample.Record("a", 2m), Sample.Record("b", 3m)]);
        await store.FoldAsync();
        (await store.VerifyAsync()).Differences.Should().BeEmpty();

        await place.RunAsync(tampering);

        (await store.VerifyAsync()).Differences.Should().Contain(found => found.Contains(difference));
    }
}
