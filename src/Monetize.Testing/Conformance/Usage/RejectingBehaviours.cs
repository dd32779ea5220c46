using Monetize.Storage;

namespace Monetize.Testing.Conformance.Usage;

/// <summary>Rejected records are kept and countable, and are no usage.</summary>
internal static class RejectingBehaviours
{
    public static readonly UsageStoreBehaviour[] All =
    [
        Scene.Behaviour("Reject_Record_IsKeptWithItsReason", async scene =>
        {
            var rejection = Rejection("a", "MON1401");
            await scene.Store.RejectAsync([rejection]);
            Verdict.Same([rejection], await RejectionsAsync(scene), "rejections");
            Verdict.Equal(1L, (await scene.Store.VerifyAsync()).Rejections, "rejections");
        }),
        Scene.Behaviour("Reject_Record_IsNoUsage", async scene =>
        {
            await scene.Store.RejectAsync([Rejection("a", "MON1401")]);
            await scene.HasQuantityAsync(Scene.Words, 0m);
            Verdict.Equal(0, (await scene.RecordsAsync()).Count, "records");
        }),
        Scene.Behaviour("Reject_SameContentAndCode_IsKeptOnce", async scene =>
        {
            var first = Rejection("a", "MON1401");
            await scene.Store.RejectAsync([first, first with { Time = Scene.At(29) }]);
            await scene.Store.RejectAsync(
            [
                first with { Message = "again" },
                first with { Record = first.Record with { Time = Scene.At(20) } },
            ]);
            Verdict.Same([first], await RejectionsAsync(scene), "rejections");
        }),
        Scene.Behaviour("Reject_SameKeyOfOtherContent_IsKeptEach", async scene =>
        {
            var first = Rejection("a", "MON1401");
            var others = new[] { 2m, 3m }.Select(quantity =>
                first with { Record = first.Record with { Quantity = quantity } });
            await scene.Store.RejectAsync([first, .. others]);
            await scene.Store.RejectAsync([.. others]);
            Verdict.Same(
                [1.25m, 2m, 3m],
                (await RejectionsAsync(scene)).Select(static rejection => rejection.Record.Quantity).Order(),
                "quantities");
        }),
        Scene.Behaviour("Reject_SameKeyOtherCode_IsKeptTwice", async scene =>
        {
            await scene.Store.RejectAsync([Rejection("a", "MON1403"), Rejection("a", "MON1401")]);
            Verdict.Same(
                ["MON1401", "MON1403"],
                (await RejectionsAsync(scene)).Select(rejection => rejection.Code),
                "codes");
        }),
        Scene.Behaviour("Append_KeyThatWasRejected_IsAccepted", async scene =>
        {
            await scene.Store.RejectAsync([Rejection("a", "MON1401")]);
            Verdict.True(
                (await scene.AppendAsync(Scene.Record("a", Scene.Words, 5m)))[0].IsCounted, "It is counted: this");
            await scene.HasQuantityAsync(Scene.Words, 5m);
        }),
        Scene.Behaviour("Reject_TextsThatCannotBeRecorded_AreKept", async scene =>
        {
            var record = Scene.Record(new string('x', 5_000), Scene.Words, -1m) with
            {
                Customer = new CustomerId("line\nbreak\0"),
                Dimensions = Scene.Values("a\tb", "\u0001"),
            };
            var rejection = Rejection("unused", "MON1406") with { Record = record };
            await scene.Store.RejectAsync([rejection]);
            Verdict.Same([record], (await RejectionsAsync(scene)).Select(kept => kept.Record), "records");
        }),
    ];

    private static RejectedUsage Rejection(string key, string code) => new()
    {
        Record = Scene.Record(key, Scene.Words, 1.25m) with { Dimensions = Scene.Values("model", "x"), Cost = 2m },
        Code = code,
        Message = "The reason, and the repair.",
        Time = Scene.At(12),
    };

    private static async Task<List<RejectedUsage>> RejectionsAsync(Scene scene)
    {
        var rejections = new List<RejectedUsage>();
        await foreach (var rejection in scene.Store.StreamRejectionsAsync()) rejections.Add(rejection);
        return rejections;
    }
}
