using Monetize.Collections;
using Monetize.Monetary;
using Monetize.Storage;

namespace Monetize.Testing.Conformance.Usage;

/// <summary>Each aggregation, exact to the last digit.</summary>
internal static class TotalsBehaviours
{
    public static readonly UsageStoreBehaviour[] All =
    [
        Scene.Behaviour("Summarize_NoRecords_IsEmpty", async scene =>
            Verdict.Equal(0, (await scene.SummariesAsync(Query(Scene.Words, Scene.Storage))).Count, "summaries")),
        Scene.Behaviour("Summarize_NoMeters_IsEmpty", async scene =>
        {
            await scene.AppendAsync(Scene.Record("a", Scene.Words, 1m));
            Verdict.Equal(0, (await scene.SummariesAsync(Query())).Count, "summaries");
        }),
        Scene.Behaviour("Summarize_Sum_AddsUp", scene => QuantityAsync(scene, Scene.Words, 6.75m, 1.5m, 5m, 0.25m)),
        Scene.Behaviour("Summarize_Count_CountsRecords", scene => QuantityAsync(scene, Scene.Calls, 3m, 1.5m, 5m, 0m)),
        Scene.Behaviour("Summarize_Max_IsTheHighest", scene => QuantityAsync(scene, Scene.Seats, 5m, 1.5m, 5m, 4m)),
        Scene.Behaviour("Summarize_MaxOfZeros_IsZero", scene => QuantityAsync(scene, Scene.Seats, 0m, 0m, 0m)),
        Scene.Behaviour("Summarize_Last_IsTheLatest", scene => QuantityAsync(scene, Scene.Plan, 4m, 1.5m, 5m, 4m)),
        Scene.Behaviour("Summarize_LastOutOfOrder_IsTheLatestByTime", async scene =>
        {
            await scene.AppendAsync(Scene.Record("a", Scene.Plan, 9m, Scene.At(20)));
            await scene.Store.FoldAsync();
            await scene.AppendAsync(Scene.Record("b", Scene.Plan, 3m, Scene.At(5)));
            await scene.HasQuantityAsync(Scene.Plan, 9m);
        }),
        Scene.Behaviour("Summarize_LastAtOneTime_IsTheGreaterKey", async scene =>
        {
            await scene.AppendAsync(Scene.Record("b", Scene.Plan, 2m), Scene.Record("B", Scene.Plan, 3m));
            await scene.Store.FoldAsync();
            await scene.AppendAsync(Scene.Record("a", Scene.Plan, 1m));
            await scene.HasQuantityAsync(Scene.Plan, 2m);
        }),
        Scene.Behaviour("Summarize_LastAtOneTimeBeyondThePlane_GoesByCodePoint", async scene =>
        {
            await scene.AppendAsync(Scene.Record("\uFB01", Scene.Plan, 1m), Scene.Record("\U0001F600", Scene.Plan, 2m));
            await scene.HasQuantityAsync(Scene.Plan, 2m);
        }),
        Scene.Behaviour("Summarize_UniqueCount_CountsValues", async scene =>
        {
            string[] users = ["u1", "u2", "u1", "U1", "u3", "u2"];
            for (var i = 0; i < users.Length; i++)
            {
                if (i == 3) await scene.Store.FoldAsync();
                await scene.AppendAsync(Scene.Record($"k{(char)('a' + i)}", Scene.Users, 1m, Scene.At(1 + (4 * i))) with
                {
                    Dimensions = Scene.Values("user", users[i]),
                });
            }

            await scene.HasQuantityAsync(Scene.Users, 4m);
        }),
        Scene.Behaviour("Summarize_TwentyEightDigits_AreExact", async scene =>
        {
            await scene.AppendAsync(
                Scene.Record("a", Scene.Words, 1234567890123456789.012345678m),
                Scene.Record("b", Scene.Words, 0.000000001m));
            await scene.Store.FoldAsync();
            await scene.AppendAsync(Scene.Record("c", Scene.Words, 0.000000002m));
            await scene.HasQuantityAsync(Scene.Words, 1234567890123456789.012345681m);
        }),
        Scene.Behaviour("Summarize_SumBeyondALong_IsExact", async scene =>
        {
            await scene.AppendAsync(
                Scene.Record("a", Scene.Words, long.MaxValue), Scene.Record("b", Scene.Words, long.MaxValue));
            await scene.HasQuantityAsync(Scene.Words, 2m * long.MaxValue);
        }),
        Scene.Behaviour("Summarize_PartsBeyondADecimal_CancelOut", async scene =>
        {
            await scene.AppendAsync(
                Scene.Record("a", Scene.Words, decimal.MaxValue), Scene.Record("b", Scene.Words, 0.0000000001m));
            await scene.Store.FoldAsync();
            await scene.AppendAsync(
                Scene.Record("c", Scene.Words, -decimal.MaxValue) with { Corrects = IdempotencyKey.Of("a") });
            await scene.HasQuantityAsync(Scene.Words, 0.0000000001m);
        }),
        Scene.Behaviour("Summarize_SumBeyondADecimal_SaysSo", async scene =>
        {
            await scene.AppendAsync(
                Scene.Record("a", Scene.Words, decimal.MaxValue), Scene.Record("b", Scene.Words, 1m));
            await Verdict.ThrowsAsync<NotExactException>(
                () => scene.QuantityAsync(Scene.Words), "a sum beyond a decimal");
        }),
        Scene.Behaviour("Summarize_ManyCustomersAndMeters_AreInOrder", async scene =>
        {
            string[] customers = ["b", "a", "\U0001F600", "\uFB01", "B", "ä"];
            foreach (var customer in customers)
            {
                await scene.AppendAsync(
                    Scene.Record($"{customer}-1", Scene.Words, 1m, customer: CustomerId.Of(customer)),
                    Scene.Record($"{customer}-2", Scene.Calls, 1m, customer: CustomerId.Of(customer)));
                if (customer == "a") await scene.Store.FoldAsync();
            }

            var expected = customers
                .Order(TextOrder.Instance)
                .SelectMany(customer => new[] { (customer, "words"), (customer, "calls") });
            var found = await scene.SummariesAsync(Query(Scene.Words, Scene.Calls));
            Verdict.Same(expected, found.Select(summary => (summary.Customer.Value, summary.Meter)), "order");
        }),
        Scene.Behaviour("Summarize_OneCustomer_LeavesOthersOut", async scene =>
        {
            await scene.AppendAsync(
                Scene.Record("a", Scene.Words, 1m), Scene.Record("b", Scene.Words, 2m, customer: CustomerId.Of("bob")));
            await scene.Store.FoldAsync();
            await scene.AppendAsync(Scene.Record("c", Scene.Words, 4m, customer: CustomerId.Of("bob")));
            await scene.HasQuantityAsync(Scene.Words, 1m);
        }),
        Scene.Behaviour("Summarize_APageOfCustomers_LeavesOthersOut", async scene =>
        {
            foreach (var customer in new[] { "ada", "bob", "cyd", "dan" })
            {
                var id = CustomerId.Of(customer);
                await scene.AppendAsync(
                    Scene.Record($"{customer}-1", Scene.Words, 3m, customer: id),
                    Scene.Record($"{customer}-2", Scene.Storage, 3m, customer: id));
                if (customer == "cyd") await scene.Store.FoldAsync();
                await scene.AppendAsync(Scene.Record($"{customer}-3", Scene.Words, 4m, customer: id));
            }

            var query = Query(Scene.Words, Scene.Storage) with
            {
                Customers = [CustomerId.Of("dan"), CustomerId.Of("nobody"), CustomerId.Of("bob")],
            };
            var found = await scene.SummariesAsync(query);
            Verdict.Same(
                [("bob", "words"), ("bob", "storage"), ("dan", "words"), ("dan", "storage")],
                found.Select(static summary => (summary.Customer.Value, summary.Meter)),
                "customers and meters");
            Verdict.Same(
                [7m, 7m],
                found.Where(static summary => summary.Meter == "words").Select(static summary => summary.Quantity),
                "words");
        }),
        Scene.Behaviour("Summarize_NoCustomersAtAll_AreNone", async scene =>
        {
            await scene.AppendAsync(Scene.Record("a", Scene.Words, 1m));
            var query = Query(Scene.Words) with { Customers = [] };
            Verdict.Equal(0, (await scene.SummariesAsync(query)).Count, "summaries");
        }),
        Scene.Behaviour("Summarize_OtherMeters_AreLeftOut", async scene =>
        {
            await scene.AppendAsync(Scene.Record("a", Scene.Words, 1m), Scene.Record("b", Scene.Calls, 1m));
            var found = await scene.SummariesAsync(Query(Scene.Calls));
            Verdict.Same(["calls"], found.Select(summary => summary.Meter), "meters");
        }),
        Scene.Behaviour("Summarize_Records_AreCounted", async scene =>
        {
            await scene.AppendAsync(Scene.Records(40, Scene.Words));
            await scene.Store.FoldAsync();
            await scene.AppendAsync(Scene.Records(2, Scene.Words, "late"));
            var found = await scene.SummariesAsync(Query(Scene.Words));
            Verdict.Equal(42L, found.Single().Records, "records");
        }),
    ];

    private static UsageSummaryQuery Query(params ReadOnlySpan<Meter> meters) =>
        new() { Meters = ValueArray.Create(meters), Period = Scene.November };

    private static async Task QuantityAsync(Scene scene, Meter meter, decimal expected, params decimal[] quantities)
    {
        for (var i = 0; i < quantities.Length; i++)
        {
            await scene.AppendAsync(Scene.Record($"k{(char)('a' + i)}", meter, quantities[i], Scene.At(3 + (9 * i))));
        }

        await scene.HasQuantityAsync(meter, expected);
    }
}
