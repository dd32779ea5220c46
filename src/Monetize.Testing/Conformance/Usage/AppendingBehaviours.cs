using Monetize.Metering;

namespace Monetize.Testing.Conformance.Usage;

/// <summary>What appending answers, and what it keeps of a record.</summary>
internal static class AppendingBehaviours
{
    public static readonly UsageStoreBehaviour[] All =
    [
        Scene.Behaviour("Append_OneRecord_IsAccepted", async scene =>
        {
            var results = await scene.AppendAsync(Scene.Record("a", Scene.Words, 10m));
            Verdict.Same([RecordResult.Accepted], results, "outcomes");
        }),
        Scene.Behaviour("Append_NoRecords_AnswersNothing", async scene =>
            Verdict.Equal(0, (await scene.AppendAsync()).Count, "outcomes")),
        Scene.Behaviour("Append_ManyRecords_AnswersInTheirOrder", async scene =>
        {
            await scene.AppendAsync(Scene.Record("b", Scene.Words, 1m));
            var results = await scene.AppendAsync(
                Scene.Record(
                    "a", Scene.Words, 1m), Scene.Record("b", Scene.Words, 1m), Scene.Record("c", Scene.Words, 1m));
            Verdict.Same(
                [RecordOutcome.Accepted, RecordOutcome.Duplicate, RecordOutcome.Accepted],
                results.Select(result => result.Outcome),
                "outcomes");
        }),
        Scene.Behaviour("Append_BatchAtTheLimit_IsTaken", async scene =>
        {
            var results = await scene.AppendAsync(Scene.Records(UsageLimits.RecordsPerBatch, Scene.Calls));
            Verdict.Equal(UsageLimits.RecordsPerBatch, results.Count(result => result.IsCounted), "counted records");
            Verdict.Equal(UsageLimits.RecordsPerBatch, await scene.QuantityAsync(Scene.Calls), "calls");
        }),
        Scene.Behaviour("Append_BatchAboveTheLimit_IsRefusedWhole", async scene =>
        {
            await Verdict.ThrowsAsync<ArgumentException>(
                () => scene.AppendAsync(
                    Scene.Records(UsageLimits.RecordsPerBatch + 1, Scene.Calls)), "too large a batch");
            Verdict.Equal(0m, await scene.QuantityAsync(Scene.Calls), "calls");
        }),
        Scene.Behaviour("Append_EveryField_IsReadBack", async scene =>
        {
            var record = Scene.Record("full", Scene.Words, 12.345m) with
            {
                Method = "content-generation.generate",
                Amount = 0.000000000000000000000000001m,
                Cost = 1.5m,
                Corrects = IdempotencyKey.Of("other"),
                Dimensions = Scene.Values("model", "large", "region", "eu"),
            };
            await scene.AppendAsync(record);
            Verdict.Same([record], await scene.RecordsAsync(), "records");
        }),
        Scene.Behaviour("Append_TextsOfAnyScript_AreReadBack", async scene =>
        {
            var record =
                Scene.Record("ключ-💶-\"'\\", Scene.Words, 1m, customer: CustomerId.Of("עדה & 株式会社"))
                with { Dimensions = Scene.Values("model", "groß/😀") };
            await scene.AppendAsync(record);
            Verdict.Same([record], await scene.RecordsAsync(), "records");
        }),
        Scene.Behaviour("Append_TextsAtTheirLimits_AreReadBack", async scene =>
        {
            var record = Scene.Record(new string('k', UsageLimits.KeyLength), Scene.Words, 1m) with
            {
                Customer = CustomerId.Of(new string('č', UsageLimits.CustomerLength)),
                Dimensions = Scene.Values("model", new string('株', UsageLimits.DimensionValueLength)),
            };
            await scene.AppendAsync(record);
            Verdict.Same([record], await scene.RecordsAsync(), "records");
        }),
        Scene.Behaviour("Append_TimeWithAnOffset_KeepsTheInstant", async scene =>
        {
            var time = new DateTimeOffset(2026, 12, 1, 0, 30, 0, TimeSpan.FromHours(1));
            await scene.AppendAsync(Scene.Record("a", Scene.Words, 7m, time));
            await scene.HasQuantityAsync(Scene.Words, 7m);
        }),
        Scene.Behaviour("Append_Microseconds_AreKept", async scene =>
        {
            var record = Scene.Record("a", Scene.Words, 7m, Scene.At(10).AddMicroseconds(123_457));
            await scene.AppendAsync(record);
            Verdict.Equal(record.Time, (await scene.RecordsAsync()).Single().Time, "time");
        }),
        Scene.Behaviour("Append_TimesFarAway_AreKept", async scene =>
        {
            UsageRecord[] records =
            [
                Scene.Record("old", Scene.Words, 1m, new DateTimeOffset(1969, 7, 20, 20, 17, 40, TimeSpan.Zero)),
                Scene.Record("new", Scene.Words, 2m, new DateTimeOffset(2199, 1, 1, 0, 0, 0, TimeSpan.Zero)),
            ];
            await scene.AppendAsync(records);
            await scene.HasQuantityAsync(Scene.Words, 1m, Period.UtcMonth(1969, 7));
            await scene.HasQuantityAsync(Scene.Words, 2m, Period.UtcMonth(2199, 1));
        }),
        Scene.Behaviour("Append_Cancelled_ThrowsAndMayBeRepeated", async scene =>
        {
            using var source = new CancellationTokenSource();
            await source.CancelAsync();
            await Verdict.ThrowsAsync<OperationCanceledException>(
                async () => await scene.Store.AppendAsync(
                    [Scene.Record("a", Scene.Words, 5m)], source.Token), "cancelled");
            await scene.AppendAsync(Scene.Record("a", Scene.Words, 5m));
            Verdict.Equal(5m, await scene.QuantityAsync(Scene.Words), "words");
        }),
    ];
}
