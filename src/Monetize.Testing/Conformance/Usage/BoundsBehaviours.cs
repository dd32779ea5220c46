using Monetize.Metering;
using Monetize.Storage;

namespace Monetize.Testing.Conformance.Usage;

/// <summary>A record that is added where a bound allows it: looking and adding are one step.</summary>
internal static class BoundsBehaviours
{
    private const int Calls = 200;
    private const int Left = 100;

    public static readonly UsageStoreBehaviour[] All =
    [
        Scene.Behaviour("AppendWithin_Bound_IsAccepted", async scene =>
        {
            await scene.AppendAsync(Scene.Record("a", Scene.Words, 4m));
            var appended = await AppendAsync(scene, Scene.Record("b", Scene.Words, 6m), 10m);
            Verdict.Equal(new BoundedAppend(RecordResult.Accepted, 10m), appended, "what became of it");
            await scene.HasQuantityAsync(Scene.Words, 10m);
        }),
        Scene.Behaviour("AppendWithin_BeyondTheBound_AddsNothing", async scene =>
        {
            await scene.AppendAsync(Scene.Record("a", Scene.Words, 4m));
            var appended = await AppendAsync(scene, Scene.Record("b", Scene.Words, 6.000000001m), 10m);
            Verdict.Equal(new BoundedAppend(null, 4m), appended, "what became of it");
            Verdict.Equal(1, (await scene.RecordsAsync()).Count, "records");
            await scene.HasQuantityAsync(Scene.Words, 4m);
        }),
        Scene.Behaviour("AppendWithin_AfterARefusal_TheSameKeyMayCount", async scene =>
        {
            var record = Scene.Record("a", Scene.Words, 6m) with { Dimensions = Scene.Values("model", "new") };
            Verdict.Equal(null, (await AppendAsync(scene, record, 5m)).Result, "the first answer");
            Verdict.True((await scene.AppendAsync(record))[0].Outcome == RecordOutcome.Accepted, "It is new: this");
            await scene.HasQuantityAsync(Scene.Words, 6m);
        }),
        Scene.Behaviour("AppendWithin_KnownKey_IsADuplicateWhateverTheBound", async scene =>
        {
            var record = Scene.Record("a", Scene.Words, 4m);
            await scene.AppendAsync(record);
            var appended = await AppendAsync(scene, record, 1m);
            Verdict.Equal(new BoundedAppend(RecordResult.Duplicate, 4m), appended, "what became of it");
            await scene.HasQuantityAsync(Scene.Words, 4m);
        }),
        Scene.Behaviour("AppendWithin_KnownKeyOtherContent_IsAConflict", async scene =>
        {
            await scene.AppendAsync(Scene.Record("a", Scene.Words, 4m));
            var appended = await AppendAsync(scene, Scene.Record("a", Scene.Words, 5m), 100m);
            Verdict.Equal(RecordOutcome.Conflict, appended.Result?.Outcome, "outcome");
            Verdict.Equal(4m, appended.Quantity, "what is used");
        }),
        Scene.Behaviour("AppendWithin_OthersAndOtherPeriods_AreNotSeen", async scene =>
        {
            await scene.AppendAsync(
                Scene.Record("other", Scene.Words, 50m, customer: CustomerId.Of("bob")),
                Scene.Record("before", Scene.Words, 50m, Scene.November.From.AddTicks(-10)),
                Scene.Record("after", Scene.Words, 50m, Scene.November.ToExclusive),
                Scene.Record("calls", Scene.Calls, 1m));
            var appended = await AppendAsync(scene, Scene.Record("a", Scene.Words, 10m), 10m);
            Verdict.Equal(new BoundedAppend(RecordResult.Accepted, 10m), appended, "what became of it");
        }),
        Scene.Behaviour("AppendWithin_FoldedUsage_IsSeen", async scene =>
        {
            await scene.AppendAsync(Scene.Records(40, Scene.Calls));
            await scene.Store.FoldAsync();
            await scene.AppendAsync(Scene.Records(5, Scene.Calls, "late"));
            Verdict.Equal(
                new BoundedAppend(RecordResult.Accepted, 46m),
                await AppendAsync(scene, Scene.Record("a", Scene.Calls, 1m), 46m),
                "the last one that is left");
            Verdict.Equal(
                new BoundedAppend(null, 46m),
                await AppendAsync(scene, Scene.Record("b", Scene.Calls, 1m), 46m),
                "one more");
        }),
        Scene.Behaviour("AppendWithin_EveryAggregation_HoldsItsQuantity", async scene =>
        {
            await scene.AppendAsync(
                Scene.Record("seats", Scene.Seats, 8m),
                Scene.Record("user", Scene.Users, 1m) with { Dimensions = Scene.Values("user", "ann") });
            Verdict.Equal(
                null, (await AppendAsync(scene, Scene.Record("more", Scene.Seats, 9m), 8m)).Result, "more seats");
            Verdict.Equal(
                new BoundedAppend(RecordResult.Accepted, 8m),
                await AppendAsync(scene, Scene.Record("fewer", Scene.Seats, 2m), 8m),
                "fewer seats");
            var again = Scene.Record("again", Scene.Users, 1m) with { Dimensions = Scene.Values("user", "ann") };
            Verdict.Equal(
                new BoundedAppend(RecordResult.Accepted, 1m), await AppendAsync(scene, again, 1m), "the same user");
            var second = Scene.Record("second", Scene.Users, 1m) with { Dimensions = Scene.Values("user", "bob") };
            Verdict.Equal(null, (await AppendAsync(scene, second, 1m)).Result, "a second user");
        }),
        Scene.Behaviour("AppendWithin_RecordOfAnotherMeterOrPeriod_IsAnError", async scene =>
        {
            await Verdict.ThrowsAsync<ArgumentException>(
                () => scene.Store.AppendWithinAsync(
                    Scene.Record("a", Scene.Calls, 1m), BoundOf(Scene.Words, 10m)).AsTask(),
                "another meter");
            await Verdict.ThrowsAsync<ArgumentException>(
                () => AppendAsync(scene, Scene.Record("a", Scene.Words, 1m, Scene.November.ToExclusive), 10m),
                "another period");
        }),
        Scene.Behaviour("AppendWithin_TwoHundredAtOnce_LetExactlyAHundredPass", async scene =>
        {
            await scene.AppendAsync(Scene.Record("before", Scene.Words, 900m));
            var appended = await Task.WhenAll(Scene.Records(Calls, Scene.Words)
                .Select(record => record with { Quantity = 1m })
                .Select(record => Task.Run(() => AppendAsync(scene, record, 900m + Left))));
            Verdict.Equal(Left, appended.Count(static one => one.IsCounted), "calls that passed");
            Verdict.Same(
                Enumerable.Range(901, Left).Select(static used => (decimal)used),
                appended.Where(static one => one.IsCounted).Select(static one => one.Quantity).Order(),
                "what was used after each");
            await scene.HasQuantityAsync(Scene.Words, 900m + Left);
        }),
    ];

    private static UsageBound BoundOf(Meter meter, decimal most) =>
        new() { Meter = meter, Period = Scene.November, Allows = quantity => quantity <= most };

    private static async Task<BoundedAppend> AppendAsync(Scene scene, UsageRecord record, decimal most)
    {
        var meter = new[] { Scene.Words, Scene.Calls, Scene.Seats, Scene.Users }
            .Single(meter => meter.Key == record.Meter);
        return await scene.Store.AppendWithinAsync(record, BoundOf(meter, most)).ConfigureAwait(false);
    }
}
