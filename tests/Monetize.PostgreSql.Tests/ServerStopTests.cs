using Monetize.Errors;
using Monetize.Metering;
using Monetize.Storage;
using Monetize.TestSupport.Postgres;

namespace Monetize.PostgreSql.Tests;

/// <summary>A server that stops in the middle, as in a crash.</summary>
public sealed class ServerStopTests
{
    private const int BatchSize = 20;

    [Theory]
    [InlineData("append begin")]
    [InlineData("append commit")]
    [InlineData("append done")]
    [InlineData("fold read")]
    [InlineData("fold days")]
    [InlineData("fold months")]
    [InlineData("fold commit")]
    public async Task Append_ServerStopsInTheMiddle_KeepsWhatWasAcknowledgedAndNothingHalf(string point)
    {
        Assert.SkipWhen(PostgresBinaries.Find() is null, "No PostgreSQL server to stop: install postgresql.");
        using var cluster = PostgresCluster.Create();
        var passes = 0;
        var options = new PostgreSqlStoreOptions
        {
            FoldEvery = 3 * BatchSize,
            Reached = name =>
            {
                if (name == point && ++passes == 2) cluster.StopImmediately();
            },
        };
        await using var store = await PostgreSqlUsageStore.OpenAsync(cluster.ConnectionString, options);
        var records = Sample.Records(8 * BatchSize, "r");
        var acknowledged = new HashSet<IdempotencyKey>();
        var failures = new List<StoreException>();

        foreach (var batch in records.Chunk(BatchSize))
        {
            try
            {
                foreach (var record in await AppendAsync(store, batch)) acknowledged.Add(record);
            }
            catch (StoreException exception)
            {
                failures.Add(exception);
            }
        }

        cluster.Start();
        failures.Should().NotBeEmpty();
        failures.Should().OnlyContain(failure => failure.IsTransient && failure.Code == ErrorCodes.StoreUnavailable);
        var stored = (await store.RecordsAsync()).Select(record => record.Key).ToHashSet();
        acknowledged.IsSubsetOf(stored).Should().BeTrue();
        (stored.Count % BatchSize).Should().Be(0, "a batch is stored whole or not at all");

        // Whoever got an error sends again, and every record counts once.
        foreach (var batch in records.Chunk(BatchSize)) await store.AppendAsync(batch);
        await store.FoldAsync();
        (await store.QuantityAsync()).Should().Be(records.Length);
        (await store.VerifyAsync()).Differences.Should().BeEmpty();
    }

    private static async Task<IEnumerable<IdempotencyKey>> AppendAsync(
        PostgreSqlUsageStore store, UsageRecord[] batch)
    {
        var results = await store.AppendAsync(batch);
        results.Outcomes().Should().OnlyContain(outcome => outcome == RecordOutcome.Accepted);
        return batch.Select(record => record.Key);
    }
}
