namespace Monetize.Testing.Conformance.Usage;

/// <summary>Corrections are differences with a time of their own.</summary>
internal static class CorrectionsBehaviours
{
    public static readonly UsageStoreBehaviour[] All =
    [
        Scene.Behaviour("Summarize_CorrectionOfASum_IsTakenOff", async scene =>
        {
            await scene.AppendAsync(Scene.Record("a", Scene.Words, 10m), Correction("b", Scene.Words, -3m));
            await scene.HasQuantityAsync(Scene.Words, 7m);
        }),
        Scene.Behaviour("Summarize_CorrectionOfACount_TakesRecordsOff", async scene =>
        {
            await scene.AppendAsync(Scene.Record("a", Scene.Calls, 5m), Scene.Record("c", Scene.Calls, 5m));
            await scene.Store.FoldAsync();
            await scene.AppendAsync(Correction("b", Scene.Calls, -1m));
            await scene.HasQuantityAsync(Scene.Calls, 1m);
        }),
        Scene.Behaviour("Summarize_CorrectionOfALevel_LastsFromItsTime", async scene =>
        {
            await scene.AppendAsync(
                Scene.Record("a", Scene.Storage, 10m, Scene.At(1, 0)),
                Correction("b", Scene.Storage, -4m) with { Time = Scene.At(16, 0) });
            await scene.HasQuantityAsync(Scene.Storage, 8m);
        }),
        Scene.Behaviour("Summarize_DifferenceOfAMax_IsNoLevel", async scene =>
        {
            await scene.AppendAsync(Scene.Record("a", Scene.Seats, 5m), Correction("b", Scene.Seats, 9m));
            await scene.HasQuantityAsync(Scene.Seats, 5m);
        }),
        Scene.Behaviour("Summarize_DifferenceOfALast_IsNoLevel", async scene =>
        {
            await scene.AppendAsync(Scene.Record("a", Scene.Plan, 5m), Correction("b", Scene.Plan, 9m));
            await scene.HasQuantityAsync(Scene.Plan, 5m);
        }),
        Scene.Behaviour("Append_CorrectionTwice_IsADuplicate", async scene =>
        {
            await scene.AppendAsync(Scene.Record("a", Scene.Words, 10m), Correction("b", Scene.Words, -3m));
            await scene.AppendAsync(Correction("b", Scene.Words, -3m));
            await scene.HasQuantityAsync(Scene.Words, 7m);
        }),
        Scene.Behaviour("Verify_CorrectionOfNothing_IsDangling", async scene =>
        {
            await scene.AppendAsync(Scene.Record("a", Scene.Words, 10m), Correction("b", Scene.Words, -3m));
            Verdict.Equal(0L, (await scene.Store.VerifyAsync()).DanglingCorrections, "dangling corrections");
            await scene.AppendAsync(
                Correction("c", Scene.Words, -1m) with { Corrects = IdempotencyKey.Of("never-sent") });
            Verdict.Equal(1L, (await scene.Store.VerifyAsync()).DanglingCorrections, "dangling corrections");
        }),
        Scene.Behaviour("Verify_CorrectionOfAnotherMeterOrCustomer_IsMisdirected", async scene =>
        {
            await scene.AppendAsync(Scene.Record("a", Scene.Words, 10m), Correction("b", Scene.Words, -3m));
            Verdict.Equal(0L, (await scene.Store.VerifyAsync()).MisdirectedCorrections, "misdirected corrections");
            await scene.AppendAsync(
                Correction("c", Scene.Seats, -1m),
                Correction("d", Scene.Words, -1m) with { Customer = new CustomerId("somebody else") },
                Correction("e", Scene.Seats, -1m) with { Corrects = IdempotencyKey.Of("never-sent") });
            var verification = await scene.Store.VerifyAsync();
            Verdict.Equal(2L, verification.MisdirectedCorrections, "misdirected corrections");
            Verdict.Equal(1L, verification.DanglingCorrections, "dangling corrections");
        }),
    ];

    private static UsageRecord Correction(string key, Meter meter, decimal difference) =>
        Scene.Record(key, meter, difference, Scene.At(20)) with { Corrects = IdempotencyKey.Of("a") };
}
