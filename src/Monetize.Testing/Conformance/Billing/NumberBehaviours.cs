using System.Globalization;
using Monetize.Billing;
using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Testing.Conformance.Usage;

namespace Monetize.Testing.Conformance.Billing;

/// <summary>Numbers go up without gaps, whoever takes them.</summary>
internal static class NumberBehaviours
{
    private const int Customers = 24;

    private static readonly DateTimeOffset First = BillingScene.At(1, 2);

    public static readonly BillingStoreBehaviour[] All =
    [
        BillingScene.Behaviour("Number_ManyWorkers_LeaveNoGap", async scene =>
        {
            for (var i = 0; i < Customers; i++) await scene.SubscribeAsync(BillingScene.Numbered(i));
            await Task.WhenAll(Enumerable.Range(0, 6).Select(worker => Task.Run(() => BillAllAsync(scene, worker))));
            await BillAllAsync(scene, worker: 0);
            var numbers = (await scene.RowsAsync<InvoiceRow>(InvoiceRow.Definition)).Select(row => row.Number);
            Verdict.Same(Expected("INV-"), numbers, "numbers");
            Verdict.True((await scene.Store.VerifyAuditAsync()).IsSound, "The audit log is sound: this");
        }),
        BillingScene.Behaviour("Number_TwoSeries_CountApart", async scene =>
        {
            await scene.SubscribeAsync(BillingScene.Ada);
            await scene.BillAsync(First);
            var work = await scene.WorkAsync(BillingScene.At(2, 2));
            var posting = BillingScene.Calculate(work, BillingScene.At(2, 2));
            var own = new NumberSeries { Name = "own", Prefix = "2026/", Digits = 3 };
            var results = await scene.Store.ChangeAsync(new FinalizeInvoices(
                [posting], BillingScene.Stamped(BillingScene.At(2, 2)), BillingScene.Grace, own));
            Verdict.Equal("2026/001", results[0].Invoice?.Number, "number");
        }),
    ];

    private static IEnumerable<string> Expected(string prefix) => Enumerable.Range(1, Customers)
        .Select(number => prefix + number.ToString("D6", CultureInfo.InvariantCulture));

    /// <summary>Half of the workers also try with a version that is over, which must take no number.</summary>
    private static async Task BillAllAsync(BillingScene scene, int worker)
    {
        while (true)
        {
            var claimed = await scene.ClaimAsync(First, limit: 3).ConfigureAwait(false);
            if (claimed.Count == 0) return;
            var work = await scene.Store.ReadWorkAsync(claimed, BillingScene.At(1)).ConfigureAwait(false);
            foreach (var one in work.Where(one => one.Subscriptions.Count > 0))
            {
                var posting = BillingScene.Calculate(one, First);
                var stale = posting with { SubscriptionVersion = 9 };
                if (worker % 2 == 1) await scene.PostAsync(stale, First).ConfigureAwait(false);
                await scene.PostAsync(posting, First).ConfigureAwait(false);
            }
        }
    }
}
