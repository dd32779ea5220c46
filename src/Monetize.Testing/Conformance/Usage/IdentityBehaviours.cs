using Monetize.Errors;
using Monetize.Metering;

namespace Monetize.Testing.Conformance.Usage;

/// <summary>The identity of a record is its key alone.</summary>
internal static class IdentityBehaviours
{
    private static readonly UsageRecord First = Scene.Record("key", Scene.Words, 10m) with
    {
        Dimensions = Scene.Values("model", "large"),
    };

    public static readonly UsageStoreBehaviour[] All =
    [
        Scene.Behaviour("Append_KeyTwice_IsADuplicate", async scene =>
        {
            await scene.AppendAsync(First);
            Verdict.Same([RecordResult.Duplicate], await scene.AppendAsync(First), "outcomes");
            await scene.HasQuantityAsync(Scene.Words, 10m);
        }),
        Scene.Behaviour("Append_KeyTwiceInABatch_IsADuplicate", async scene =>
        {
            Verdict.Same(
                [RecordResult.Accepted, RecordResult.Duplicate], await scene.AppendAsync(First, First), "outcomes");
            await scene.HasQuantityAsync(Scene.Words, 10m);
        }),
        Scene.Behaviour("Append_KeyInTwoContentsOfABatch_KeepsTheFirst", async scene =>
        {
            var results = await scene.AppendAsync(First, First with { Quantity = 99m });
            Verdict.Same(
                [RecordOutcome.Accepted, RecordOutcome.Conflict], results.Select(result => result.Outcome), "outcomes");
            await scene.HasQuantityAsync(Scene.Words, 10m);
        }),
        Scene.Behaviour("Append_KeyTwiceAfterFolding_IsADuplicate", async scene =>
        {
            await scene.AppendAsync(First);
            await scene.Store.FoldAsync();
            Verdict.Same([RecordResult.Duplicate], await scene.AppendAsync(First), "outcomes");
            await scene.HasQuantityAsync(Scene.Words, 10m);
        }),
        Scene.Behaviour("Append_KeyAtAnotherTime_IsADuplicate", async scene =>
        {
            await scene.AppendAsync(First);
            Verdict.Same(
                [RecordResult.Duplicate],
                await scene.AppendAsync(First with { Time = First.Time.AddMonths(1) }),
                "outcomes");
            Verdict.Equal(0m, await scene.QuantityAsync(Scene.Words, Period.UtcMonth(2026, 12)), "the other month");
        }),
        Scene.Behaviour("Append_QuantityWithMoreZeros_IsADuplicate", async scene =>
        {
            await scene.AppendAsync(First);
            Verdict.Same(
                [RecordResult.Duplicate], await scene.AppendAsync(First with { Quantity = 10.000m }), "outcomes");
        }),
        Conflict("Append_KeyWithAnotherQuantity_IsAConflict", "quantity", First with { Quantity = 10.0000000001m }),
        Conflict("Append_KeyOfAnotherCustomer_IsAConflict", "customer", First with { Customer = CustomerId.Of("bob") }),
        Conflict("Append_KeyOnAnotherMeter_IsAConflict", "meter", First with { Meter = "calls", Dimensions = default }),
        Conflict(
            "Append_KeyWithOtherDimensions_IsAConflict",
            "dimensions",
            First with { Dimensions = Scene.Values("model", "small") }),
        Conflict("Append_KeyWithAnotherAmount_IsAConflict", "amount", First with { Amount = 1m }),
        Conflict("Append_KeyWithAnotherCost_IsAConflict", "cost", First with { Cost = 1m }),
        Conflict("Append_KeyOfAnotherMethod_IsAConflict", "method", First with { Method = "service.method" }),
        Conflict(
            "Append_KeyThatCorrectsNow_IsAConflict",
            "corrected key",
            First with { Corrects = IdempotencyKey.Of("other") }),
        Scene.Behaviour("Append_KeysThatDifferInCaseOrSpace_AreTwo", async scene =>
        {
            await scene.AppendAsync(
                Scene.Record("Key", Scene.Words, 1m), Scene.Record(
                    "key", Scene.Words, 1m), Scene.Record("key ", Scene.Words, 1m));
            await scene.HasQuantityAsync(Scene.Words, 3m);
        }),
        Scene.Behaviour("Append_CustomersThatDifferInCase_AreTwo", async scene =>
        {
            await scene.AppendAsync(
                Scene.Record("a", Scene.Words, 1m), Scene.Record("b", Scene.Words, 2m, customer: CustomerId.Of("ADA")));
            await scene.HasQuantityAsync(Scene.Words, 1m);
        }),
        Scene.Behaviour("Append_DuplicatesAndNewOnes_AddOnlyTheNew", async scene =>
        {
            var records = Scene.Records(300, Scene.Calls);
            await scene.AppendAsync(records[..200]);
            var results = await scene.AppendAsync(records[100..]);
            Verdict.Equal(100, results.Count(result => result.Outcome == RecordOutcome.Duplicate), "duplicates");
            Verdict.Equal(300m, await scene.QuantityAsync(Scene.Calls), "calls");
        }),
    ];

    private static UsageStoreBehaviour Conflict(string name, string difference, UsageRecord other) =>
        Scene.Behaviour(name, async scene =>
        {
            await scene.AppendAsync(First);
            var result = (await scene.AppendAsync(other)).Single();
            Verdict.Equal(RecordOutcome.Conflict, result.Outcome, "outcome");
            Verdict.Equal(ErrorCodes.ConflictingUsage, result.Code, "code");
            Verdict.True(result.Message!.Contains("key", StringComparison.Ordinal), "The message names the key: this");
            Verdict.True(
                result.Message.Contains(difference, StringComparison.Ordinal), $"It names the {difference}: this");
            Verdict.Same([First], await scene.RecordsAsync(), "records");
        });
}
