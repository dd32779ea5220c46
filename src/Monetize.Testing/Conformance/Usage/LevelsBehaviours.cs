using Monetize.Storage;

namespace Monetize.Testing.Conformance.Usage;

/// <summary>Weighted sums: a level lasts until it changes, from one period into the next.</summary>
internal static class LevelsBehaviours
{
    private static readonly Period TenDays = new(Scene.At(1, 0), Scene.At(11, 0));

    public static readonly UsageStoreBehaviour[] All =
    [
        Scene.Behaviour("Summarize_Level_IsWeightedByTime", async scene =>
        {
            await scene.AppendAsync(
                Scene.Record(
                    "a", Scene.Storage, 10m, Scene.At(1, 0)), Scene.Record("b", Scene.Storage, -10m, Scene.At(6, 0)));
            await scene.HasQuantityAsync(Scene.Storage, 5m, TenDays);
        }),
        Scene.Behaviour("Summarize_LevelOfAThird_IsRoundedAtTwelveDecimals", async scene =>
        {
            await scene.AppendAsync(Scene.Record("a", Scene.Storage, 1m, Scene.At(3, 0)));
            await scene.HasQuantityAsync(
                Scene.Storage, 0.333333333333m, new Period(Scene.At(1, 0), Scene.At(4, 0)));
        }),
        Scene.Behaviour("Summarize_LevelOfEarlierMonths_IsCarried", async scene =>
        {
            await scene.AppendAsync(
                Scene.Record("a", Scene.Storage, 8m, new DateTimeOffset(2024, 2, 29, 7, 0, 0, TimeSpan.Zero)),
                Scene.Record("b", Scene.Storage, -3m, new DateTimeOffset(2026, 10, 31, 23, 59, 59, TimeSpan.Zero)));
            await scene.HasQuantityAsync(Scene.Storage, 5m);
        }),
        Scene.Behaviour("Summarize_LevelOfTheSameDayBefore_IsCarried", async scene =>
        {
            await scene.AppendAsync(
                Scene.Record(
                    "a", Scene.Storage, 8m, Scene.At(1, 3)), Scene.Record("b", Scene.Storage, 2m, Scene.At(5, 1)));
            await scene.HasQuantityAsync(Scene.Storage, 10m, new Period(Scene.At(5, 2), Scene.At(5, 9)));
        }),
        Scene.Behaviour("Summarize_LevelThatEnded_IsNoUse", async scene =>
        {
            await scene.AppendAsync(
                Scene.Record(
                    "a", Scene.Storage, 8m, Scene.At(1, 3)), Scene.Record("b", Scene.Storage, -8m, Scene.At(2, 3)));
            await scene.HasQuantityAsync(Scene.Storage, 0m, Period.UtcMonth(2026, 12));
        }),
        Scene.Behaviour("Summarize_LateChangeOfALevel_Counts", async scene =>
        {
            await scene.AppendAsync(Scene.Record("a", Scene.Storage, 10m, Scene.At(6, 0)));
            await scene.Store.FoldAsync();
            await scene.AppendAsync(Scene.Record("b", Scene.Storage, 10m, Scene.At(1, 0)));
            await scene.HasQuantityAsync(Scene.Storage, 15m, TenDays);
        }),
        Scene.Behaviour("Summarize_LevelsByDimension_AreKeptApart", async scene =>
        {
            var storage = Scene.Storage.WithDimensions("region");
            await scene.AppendAsync(
                Scene.Record("a", storage, 10m, Scene.At(1, 0)) with { Dimensions = Scene.Values("region", "eu") },
                Scene.Record("b", storage, 20m, Scene.At(6, 0)) with { Dimensions = Scene.Values("region", "us") });
            await scene.Store.FoldAsync();
            var summaries = await scene.SummariesAsync(new UsageSummaryQuery { Meters = [storage], Period = TenDays });
            Verdict.Equal(20m, summaries.Single().Quantity, "level");
            Verdict.Same([10m, 10m], summaries.Single().Cells.Select(cell => cell.Quantity), "levels by region");
        }),
    ];
}
