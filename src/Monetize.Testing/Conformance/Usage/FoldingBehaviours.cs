namespace Monetize.Testing.Conformance.Usage;

/// <summary>Folding changes the cost of reading and nothing else.</summary>
internal static class FoldingBehaviours
{
    public static readonly UsageStoreBehaviour[] All =
    [
        Scene.Behaviour("Fold_Nothing_FoldsNothing", async scene =>
            Verdict.Equal(0L, await scene.Store.FoldAsync(), "folded records")),
        Scene.Behaviour("Fold_Twice_FoldsOnce", async scene =>
        {
            await scene.AppendAsync(Scene.Records(50, Scene.Calls));
            await scene.Store.FoldAsync();
            Verdict.Equal(0L, await scene.Store.FoldAsync(), "folded records");
            await scene.HasQuantityAsync(Scene.Calls, 50m);
        }),
        Scene.Behaviour("Fold_BetweenAppends_AddsUp", async scene =>
        {
            var records = Scene.Records(90, Scene.Words);
            foreach (var batch in records.Chunk(7))
            {
                await scene.AppendAsync(batch);
                await scene.Store.FoldAsync();
            }

            await scene.HasQuantityAsync(Scene.Words, records.Sum(record => record.Quantity));
        }),
        Scene.Behaviour("Fold_LateRecord_AddsToItsDay", async scene =>
        {
            await scene.AppendAsync(Scene.Record("a", Scene.Words, 1m, Scene.At(3)));
            await scene.Store.FoldAsync();
            await scene.AppendAsync(Scene.Record("b", Scene.Words, 2m, Scene.At(3)));
            await scene.HasQuantityAsync(Scene.Words, 3m, new Period(Scene.At(3, 0), Scene.At(4, 0)));
        }),
        Scene.Behaviour("Verify_EmptyStore_IsSound", scene => IsSoundAsync(scene, 0)),
        Scene.Behaviour("Verify_BeforeAndAfterFolding_IsSound", async scene =>
        {
            foreach (var meter in new[] { Scene.Words, Scene.Calls, Scene.Seats, Scene.Plan, Scene.Storage })
            {
                await scene.AppendAsync(Scene.Records(40, meter, meter.Key));
            }

            await IsSoundAsync(scene, 200);
            await scene.Store.FoldAsync();
            await scene.AppendAsync(Scene.Records(40, Scene.Words, "more"));
            await IsSoundAsync(scene, 240);
            await scene.Store.FoldAsync();
            await IsSoundAsync(scene, 240);
            Verdict.Equal(240L, (await scene.Store.VerifyAsync()).Folded, "folded records");
        }),
    ];

    private static async Task IsSoundAsync(Scene scene, long records)
    {
        var verification = await scene.Store.VerifyAsync();
        Verdict.Same([], verification.Differences, "differences");
        Verdict.Equal(records, verification.Records, "records");
    }
}
