using Monetize.Storage;

namespace Monetize.Testing.Conformance.Usage;

/// <summary>What is read up to a watermark never changes.</summary>
internal static class WatermarksBehaviours
{
    public static readonly UsageStoreBehaviour[] All =
    [
        Scene.Behaviour("Watermark_LaterRecords_AreAboveIt", async scene =>
        {
            await scene.AppendAsync(Scene.Records(10, Scene.Calls));
            var watermark = await scene.Store.GetWatermarkAsync();
            await scene.AppendAsync(Scene.Records(5, Scene.Calls, "late"));
            Verdict.Equal(10m, await scene.QuantityAsync(Scene.Calls, until: watermark), "calls up to the watermark");
            Verdict.Equal(15m, await scene.QuantityAsync(Scene.Calls), "calls");
        }),
        Scene.Behaviour("Watermark_FoldedPast_StillHolds", async scene =>
        {
            await scene.AppendAsync(Scene.Records(10, Scene.Seats));
            var watermark = await scene.Store.GetWatermarkAsync();
            await scene.AppendAsync(Scene.Record("late", Scene.Seats, 1_000m));
            await scene.Store.FoldAsync();
            Verdict.Equal(10m, await scene.QuantityAsync(Scene.Seats, until: watermark), "seats up to the watermark");
            Verdict.Equal(1_000m, await scene.QuantityAsync(Scene.Seats), "seats");
        }),
        Scene.Behaviour("Watermark_LevelFoldedPast_StillHolds", async scene =>
        {
            await scene.AppendAsync(
                Scene.Record("a", Scene.Storage, 4m, new DateTimeOffset(2026, 3, 3, 0, 0, 0, TimeSpan.Zero)));
            var watermark = await scene.Store.GetWatermarkAsync();
            await scene.AppendAsync(
                Scene.Record("b", Scene.Storage, 6m, new DateTimeOffset(2026, 3, 4, 0, 0, 0, TimeSpan.Zero)));
            await scene.Store.FoldAsync();
            Verdict.Equal(4m, await scene.QuantityAsync(Scene.Storage, until: watermark), "level up to the watermark");
            Verdict.Equal(10m, await scene.QuantityAsync(Scene.Storage), "level");
        }),
        Scene.Behaviour("Watermark_OfEverybody_StillHolds", async scene =>
        {
            await scene.AppendAsync(
                Scene.Record("a", Scene.Words, 1m), Scene.Record("b", Scene.Words, 2m, customer: CustomerId.Of("bob")));
            var watermark = await scene.Store.GetWatermarkAsync();
            await scene.AppendAsync(Scene.Record("c", Scene.Words, 4m, customer: CustomerId.Of("cyd")));
            await scene.Store.FoldAsync();
            var found = await scene.SummariesAsync(
                new UsageSummaryQuery { Meters = [Scene.Words], Period = Scene.November, Until = watermark });
            Verdict.Same([1m, 2m], found.Select(summary => summary.Quantity), "words up to the watermark");
        }),
        Scene.Behaviour("Watermark_FoldedPastAndAPeriodBeforeAllRecords_HasNothing", async scene =>
        {
            await scene.AppendAsync(Scene.Record("1", Scene.Storage, 5m), Scene.Record("2", Scene.Words, 5m));
            var watermark = await scene.Store.GetWatermarkAsync();
            await scene.AppendAsync(Scene.Record("3", Scene.Storage, 5m));
            await scene.Store.FoldAsync();
            foreach (var customer in new CustomerId?[] { null, Scene.Ada })
            {
                var query = new UsageSummaryQuery
                {
                    Meters = [Scene.Words, Scene.Storage],
                    Period = Period.UtcMonth(2026, 3),
                    Customers = customer is { } one ? [one] : null,
                    Until = watermark,
                };
                Verdict.Equal(0, (await scene.SummariesAsync(query)).Count, "summaries");
            }
        }),
        Scene.Behaviour("Watermark_SplitsTheStream", async scene =>
        {
            var early = Scene.Records(10, Scene.Words);
            var late = Scene.Records(10, Scene.Words, "late");
            await scene.AppendAsync(early);
            var watermark = await scene.Store.GetWatermarkAsync();
            await scene.AppendAsync(late);
            await scene.Store.FoldAsync();
            Verdict.Same(
                early.OrderBy(record => record.Time),
                await scene.RecordsAsync(new UsageRecordQuery { Until = watermark }),
                "records below it");
            Verdict.Same(
                late.OrderBy(record => record.Time),
                await scene.RecordsAsync(new UsageRecordQuery { Since = watermark }),
                "records above it");
        }),
        Scene.Behaviour("Watermark_MovesOnlyForward", async scene =>
        {
            var last = UsageWatermark.Start;
            for (var i = 0; i < 5; i++)
            {
                await scene.AppendAsync(Scene.Records(3, Scene.Calls, $"b{(char)('a' + i)}"));
                var next = await scene.Store.GetWatermarkAsync();
                Verdict.True(next > last, "A later watermark is above an earlier one: this");
                last = next;
            }
        }),
    ];
}
