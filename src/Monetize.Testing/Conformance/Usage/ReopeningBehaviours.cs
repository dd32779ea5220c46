using Monetize.Metering;

namespace Monetize.Testing.Conformance.Usage;

/// <summary>What was acknowledged is there after a restart. A store that is not durable passes by being none.</summary>
internal static class ReopeningBehaviours
{
    public static readonly UsageStoreBehaviour[] All =
    [
        Durable("Reopen_Records_AreThere", async scene =>
        {
            await scene.AppendAsync(Scene.Records(20, Scene.Words));
            var before = await scene.RecordsAsync();
            await scene.ReopenAsync();
            Verdict.Same(before, await scene.RecordsAsync(), "records");
            await scene.HasQuantityAsync(Scene.Words, before.Sum(record => record.Quantity));
        }),
        Durable("Reopen_Keys_AreRemembered", async scene =>
        {
            await scene.AppendAsync(Scene.Record("a", Scene.Words, 1m));
            await scene.ReopenAsync();
            var results =
                await scene.AppendAsync(Scene.Record("a", Scene.Words, 1m), Scene.Record("b", Scene.Words, 1m));
            Verdict.Same(
                [RecordOutcome.Duplicate, RecordOutcome.Accepted], results.Select(
                    result => result.Outcome), "outcomes");
        }),
        Durable("Reopen_Summaries_GoOn", async scene =>
        {
            await scene.AppendAsync(Scene.Records(20, Scene.Calls));
            await scene.Store.FoldAsync();
            await scene.ReopenAsync();
            await scene.AppendAsync(Scene.Records(5, Scene.Calls, "more"));
            await scene.HasQuantityAsync(Scene.Calls, 25m);
        }),
        Durable("Reopen_Watermark_Holds", async scene =>
        {
            await scene.AppendAsync(Scene.Records(20, Scene.Calls));
            var watermark = await scene.Store.GetWatermarkAsync();
            await scene.ReopenAsync();
            await scene.AppendAsync(Scene.Records(5, Scene.Calls, "more"));
            Verdict.Equal(20m, await scene.QuantityAsync(Scene.Calls, until: watermark), "calls up to the watermark");
        }),
        Durable("Reopen_Rejections_AreThere", async scene =>
        {
            await scene.Store.RejectAsync(
            [
                new() { Record =
                    Scene.Record("a", Scene.Words, 1m), Code = "MON1401", Message = "m", Time = Scene.At(1) },
            ]);
            await scene.ReopenAsync();
            Verdict.Equal(1L, (await scene.Store.VerifyAsync()).Rejections, "rejections");
        }),
        Durable("Open_Twice_SeesWhatTheOtherWrites", async scene =>
        {
            await using var other = await scene.Place.OpenAsync();
            await scene.AppendAsync(Scene.Record("a", Scene.Words, 1m));
            var results =
                await other.AppendAsync([Scene.Record("a", Scene.Words, 1m), Scene.Record("b", Scene.Words, 2m)]);
            Verdict.Equal(RecordOutcome.Duplicate, results[0].Outcome, "outcome");
            await other.FoldAsync();
            await scene.HasQuantityAsync(Scene.Words, 3m);
        }),
    ];

    private static UsageStoreBehaviour Durable(string name, Func<Scene, Task> check) =>
        Scene.Behaviour(name, scene => scene.Place.IsDurable ? check(scene) : Task.CompletedTask);
}
