using Monetize.Collections;
using Monetize.Storage;

namespace Monetize.Testing.Conformance.Usage;

/// <summary>Streams of raw records.</summary>
internal static class ReadingBehaviours
{
    public static readonly UsageStoreBehaviour[] All =
    [
        Scene.Behaviour("Stream_EmptyStore_IsEmpty", async scene =>
            Verdict.Equal(0, (await scene.RecordsAsync()).Count, "records")),
        Scene.Behaviour("Stream_AllRecords_AreInOrder", async scene =>
        {
            var records = Mixed();
            await scene.AppendAsync(records[..60]);
            await scene.Store.FoldAsync();
            await scene.AppendAsync(records[60..]);
            Verdict.Same(Ordered(records), await scene.RecordsAsync(), "records");
        }),
        Filtered("Stream_OneCustomer_LeavesOthersOut", new(
            ) { Customer = CustomerId.Of("b") }, record => record.Customer.Value == "b"),
        Filtered("Stream_OneMeter_LeavesOthersOut", new() { Meters = ["calls"] }, record => record.Meter == "calls"),
        Filtered(
            "Stream_Period_IsHalfOpen",
            new() { Period = new Period(Scene.At(3, 2), Scene.At(9, 8)) },
            record => record.Time >= Scene.At(3, 2) && record.Time < Scene.At(9, 8)),
        Filtered(
            "Stream_CustomerMeterAndPeriod_AreAllAsked",
            new() { Customer =
                CustomerId.Of("a"), Meters = ["words"], Period = new Period(Scene.At(3, 2), Scene.At(20)) },
            record => record.Customer.Value == "a" && record.Meter == "words"
                && record.Time >= Scene.At(3, 2) && record.Time < Scene.At(20)),
        Scene.Behaviour("Stream_LeftEarly_HarmsNothing", async scene =>
        {
            await scene.AppendAsync(Mixed());
            await foreach (var record in scene.Store.StreamAsync(new UsageRecordQuery()))
            {
                Verdict.True(record.Key.Value.Length > 0, "A key");
                break;
            }

            await scene.AppendAsync(Scene.Record("after", Scene.Words, 1m));
            Verdict.Equal(Mixed().Length + 1, (await scene.RecordsAsync()).Count, "records");
        }),
        Scene.Behaviour("Stream_AppendMeanwhile_IsNotSeen", async scene =>
        {
            await scene.AppendAsync(Mixed());
            var seen = 0;
            await foreach (var record in scene.Store.StreamAsync(new UsageRecordQuery()))
            {
                if (seen++ == 0) await scene.AppendAsync(
                    Scene.Record("zzz", Scene.Words, 1m, customer: CustomerId.Of("z")));
                Verdict.True(record.Customer.Value != "z", "A stream is of one snapshot: this");
            }

            Verdict.Equal(Mixed().Length, seen, "records");
        }),
        Scene.Behaviour("Stream_Cancelled_Throws", async scene =>
        {
            await scene.AppendAsync(Mixed());
            using var source = new CancellationTokenSource();
            await Verdict.ThrowsAsync<OperationCanceledException>(
                async () =>
                {
                    await foreach (var _ in scene.Store.StreamAsync(new UsageRecordQuery(), source.Token))
                    {
                        await source.CancelAsync();
                    }
                },
                "a cancelled stream");
        }),
        Scene.Behaviour("Stream_TwoAtOnce_AreIndependent", async scene =>
        {
            await scene.AppendAsync(Mixed());
            var seen = 0;
            await foreach (var _ in scene.Store.StreamAsync(new UsageRecordQuery()))
            {
                if (seen++ % 50 == 0) Verdict.Equal(
                    Mixed().Length, (await scene.RecordsAsync()).Count, "inner records");
            }

            Verdict.Equal(Mixed().Length, seen, "outer records");
        }),
        Scene.Behaviour("Meters_EmptyStore_AreNone", async scene => await HasMetersAsync(scene)),
        Scene.Behaviour("Meters_FoldedAndNot_AreEachOnceInOrder", async scene =>
        {
            await scene.AppendAsync(Scene.Record("1", Scene.Words, 1m), Scene.Record("2", Scene.Calls, 1m));
            await scene.Store.FoldAsync();
            await scene.AppendAsync(Scene.Record("3", Scene.Words, 1m), Scene.Record("4", Scene.Storage, 1m));
            await HasMetersAsync(scene, "calls", "storage", "words");
            await scene.Store.FoldAsync();
            await HasMetersAsync(scene, "calls", "storage", "words");
        }),
        Scene.Behaviour("Meters_OnlyAConflict_IsNone", async scene =>
        {
            await scene.AppendAsync(Scene.Record("1", Scene.Words, 1m));
            await scene.AppendAsync(Scene.Record("1", Scene.Calls, 1m));
            await HasMetersAsync(scene, "words");
            await scene.Store.FoldAsync();
            await HasMetersAsync(scene, "words");
        }),
    ];

    private static async Task HasMetersAsync(Scene scene, params string[] expected)
    {
        var meters = new List<string>();
        await foreach (var meter in scene.Store.StreamMetersAsync().ConfigureAwait(false)) meters.Add(meter);
        Verdict.Same(expected, meters, "meters");
    }

    private static UsageStoreBehaviour Filtered(string name, UsageRecordQuery query, Func<UsageRecord, bool> isAsked) =>
        Scene.Behaviour(name, async scene =>
        {
            await scene.AppendAsync(Mixed()[..70]);
            await scene.Store.FoldAsync();
            await scene.AppendAsync(Mixed()[70..]);
            Verdict.Same(Ordered(Mixed().Where(isAsked)), await scene.RecordsAsync(query), "records");
        });

    private static UsageRecord[] Mixed() =>
    [
        .. Enumerable.Range(0, 100).Select(i => Scene.Record(
            $"k{(char)('a' + (i * 7 % 26))}{(char)('a' + (i % 25))}{(char)('a' + (i / 25))}",
            i % 3 == 0 ? Scene.Calls : Scene.Words,
            i,
            Scene.At(1 + (i * 11 % 28), i % 24),
            CustomerId.Of(i % 4 == 0 ? "b" : "a"))),
    ];

    private static IEnumerable<UsageRecord> Ordered(IEnumerable<UsageRecord> records) => records
        .OrderBy(record => record.Customer.Value, TextOrder.Instance)
        .ThenBy(record => record.Meter, TextOrder.Instance)
        .ThenBy(record => record.Time)
        .ThenBy(record => record.Key.Value, TextOrder.Instance);
}
