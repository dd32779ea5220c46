using Monetize.Billing.Rows;
using Monetize.Testing.Conformance.Usage;

namespace Monetize.Testing.Conformance.Billing;

/// <summary>What was acknowledged is there after a restart. A store that is not durable passes by being none.</summary>
internal static class RestartBehaviours
{
    public static readonly BillingStoreBehaviour[] All =
    [
        Durable("Reopen_EveryTable_IsThere", async scene =>
        {
            await BookBehaviours.YearAsync(scene);
            var before = await RowsAsync(scene);
            await scene.ReopenAsync();
            Verdict.Same(before, await RowsAsync(scene), "rows");
        }),
        Durable("Reopen_Work_GoesOn", async scene =>
        {
            await scene.SubscribeAsync(BillingScene.Ada);
            await scene.BillAsync(BillingScene.At(1, 2));
            await scene.ReopenAsync();
            Verdict.Equal("INV-000002", (await scene.BillAsync(BillingScene.At(2, 2))).Number, "number");
        }),
        Durable("Reopen_Lease_IsStillHeld", async scene =>
        {
            await scene.SubscribeAsync(BillingScene.Ada);
            await scene.ClaimAsync(BillingScene.At(1, 2));
            await scene.ReopenAsync();
            Verdict.Equal(0, (await scene.ClaimAsync(BillingScene.At(1, 2))).Count, "customers");
        }),
        Durable("Open_Twice_ClaimsDisjointly", async scene =>
        {
            for (var i = 0; i < 12; i++) await scene.SubscribeAsync(BillingScene.Numbered(i));
            await using var other = await scene.Place.OpenAsync();
            var first = await scene.ClaimAsync(BillingScene.At(1, 2), limit: 5);
            var second = await scene.ClaimAsync(BillingScene.At(1, 2), limit: 100, store: other);
            Verdict.Equal(7, second.Count, "customers of the second");
            Verdict.Equal(12, first.Concat(second).Select(one => one.Lease.Customer).Distinct().Count(), "customers");
        }),
    ];

    private static async Task<List<IBillingRow>> RowsAsync(BillingScene scene)
    {
        var rows = new List<IBillingRow>();
        foreach (var table in BillingTables.All)
        {
            await foreach (var row in scene.Store.StreamAsync(table).ConfigureAwait(false)) rows.Add(row);
        }

        return rows;
    }

    private static BillingStoreBehaviour Durable(string name, Func<BillingScene, Task> check) =>
        BillingScene.Behaviour(name, scene => scene.Place.IsDurable ? check(scene) : Task.CompletedTask);
}
