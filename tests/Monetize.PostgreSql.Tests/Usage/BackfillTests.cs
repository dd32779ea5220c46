using Monetize.Metering;
using Monetize.TestSupport.Postgres;

namespace Monetize.PostgreSql.Tests.Usage;

/// <summary>Backfilling is appending by another way.</summary>
public sealed class BackfillTests(PostgresServer server)
{
    [Fact]
    public async Task Backfill_NewKnownAndContradictingRecords_HaveTheOutcomesOfAppend()
    {
        await using var place = new PostgresPlace(server);
        await using var store = await place.OpenStoreAsync();
        await store.AppendAsync([Sample.Record("known", 1m)]);
        UsageRecord[] records =
        [
            Sample.Record("new", 2m) with { Cost = 0.5m, Method = "a.b", Corrects = IdempotencyKey.Of("known") },
            Sample.Record("known", 1m),
            Sample.Record("new", 2m),
            Sample.Record("known", 9m),
            Sample.Record("amount", 4m) with { Amount = decimal.MaxValue },
        ];

        var results = await store.BackfillAsync(records);

        results.Outcomes().Should().Equal(
            RecordOutcome.Accepted,
            RecordOutcome.Duplicate,
            RecordOutcome.Conflict,
            RecordOutcome.Conflict,
            RecordOutcome.Accepted);
        (await store.RecordsAsync()).Should().BeEquivalentTo([records[0], records[1], records[4]]);
    }

    [Fact]
    public async Task Backfill_MoreThanABatch_AddsEachOnce()
    {
        const int Count = 25_000;
        await using var place = new PostgresPlace(server);
        await using var store = await place.OpenStoreAsync();
        var records = Sample.Records(Count, "old");
        await store.AppendAsync(records[..5_000]);

        var results = await store.BackfillAsync(records);
        var again = await store.BackfillAsync(records);

        results.Outcomes().Count(outcome => outcome == RecordOutcome.Accepted).Should().Be(Count - 5_000);
        again.Outcomes().Should().OnlyContain(outcome => outcome == RecordOutcome.Duplicate);
        (await store.QuantityAsync()).Should().Be(Count);
        await store.FoldAsync();
        (await store.VerifyAsync()).IsSound.Should().BeTrue();
    }

    [Fact]
    public async Task Backfill_NoRecords_AnswersNothing()
    {
        await using var place = new PostgresPlace(server);
        await using var store = await place.OpenStoreAsync();

        (await store.BackfillAsync([])).Should().BeEmpty();
    }
}
