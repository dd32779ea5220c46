using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Collections;
using Monetize.Payments;
using Monetize.Payments.Collection;
using Monetize.Testing.Conformance.Usage;

namespace Monetize.Testing.Conformance.Billing;

/// <summary>The books balance, and the audit log is a chain, whatever was done.</summary>
internal static class BookBehaviours
{
    public static readonly BillingStoreBehaviour[] All =
    [
        BillingScene.Behaviour("Books_AfterAnEventfulYear_Balance", async scene =>
        {
            await YearAsync(scene);
            var rows = await scene.RowsAsync<LedgerRow>(LedgerRow.Definition);
            foreach (var entry in rows.GroupBy(row => (row.EntryId, row.Currency)))
            {
                Verdict.Equal(0L, entry.Sum(row => row.AmountMinor), $"sum of {entry.Key.EntryId}");
            }

            Verdict.True(rows.Exists(row => row.Account == "prepaid"), "There is something of every kind: this");
            Verdict.True(rows.Exists(row => row.Account == "balance"), "There is something of every kind: this");
        }),
        BillingScene.Behaviour("Audit_AfterAnEventfulYear_IsAChain", async scene =>
        {
            await YearAsync(scene);
            var finding = await scene.Store.VerifyAuditAsync();
            Verdict.True(finding.IsSound, $"It is sound ({finding}): this");
            Verdict.True(finding.Sound > 20, "Everything was noted: this");
        }),
        BillingScene.Behaviour("Store_Empty_HasAnIdThatNamesItsPayments", async scene =>
        {
            var before = (await scene.RowsAsync<CounterRow>(CounterRow.Definition)).Single();
            Verdict.Equal("store", before.Name, "name of the only counter");
            Verdict.True(before.Text.Length >= 16, $"It can be told from other stores ({before.Text}): this");
            await scene.SubscribeAsync(BillingScene.Ada);
            var now = BillingScene.At(1, 2);
            var posted = await scene.PostAsync(BillingScene.Calculate(await scene.WorkAsync(now), now), now);
            Verdict.Equal($"{before.Text}/sub-ada/start/0", posted.Payment?.Value, "payment");
        }),
        BillingScene.Behaviour("Stream_EveryTable_IsInTheOrderOfItsKey", async scene =>
        {
            await YearAsync(scene);
            foreach (var table in BillingTables.All)
            {
                var keys = new List<string>();
                await foreach (var row in scene.Store.StreamAsync(table)) keys.Add(row.Key);
                Verdict.Same(keys.Order(TextOrder.Instance), keys, $"keys of {table}");
            }
        }),
    ];

    /// <summary>A year with payments that succeed and fail, a void invoice, a note and a credit.</summary>
    public static async Task YearAsync(BillingScene scene)
    {
        await scene.Store.ChangeAsync(new PublishPlans(
            [BillingScene.Pro], BillingScene.Stamped(BillingScene.At(1)))).ConfigureAwait(false);
        await scene.SubscribeAsync(BillingScene.Ada).ConfigureAwait(false);
        await scene.Store.ChangeAsync(new GrantCredit(
            "gift", BillingScene.Ada, Money.Of(60m, Currency.Usd), BillingScene.Stamped(BillingScene.At(1))))
            .ConfigureAwait(false);
        for (var month = 1; month <= 12; month++)
        {
            var at = BillingScene.At(month, 2);
            var invoice = await scene.BillAsync(at).ConfigureAwait(false);
            switch (month)
            {
                case 4:
                    await scene.Store.ChangeAsync(new VoidInvoice(
                        BillingScene.Ada, invoice.Number!, "Wrong.", BillingScene.Stamped(at))).ConfigureAwait(false);
                    break;
                case 6:
                    await scene.Store.ChangeAsync(new IssueCreditNote(
                        BillingScene.Ada, invoice.Number!, BillingScene.Stamped(at))).ConfigureAwait(false);
                    break;
                default:
                    await PayAsync(scene, at, isDeclined: month == 9).ConfigureAwait(false);
                    break;
            }
        }
    }

    private static async Task PayAsync(BillingScene scene, DateTimeOffset at, bool isDeclined)
    {
        foreach (var claimed in await scene.ClaimAsync(at).ConfigureAwait(false))
        {
            foreach (var id in claimed.Payments.Select(id => new PaymentId(id)))
            {
                var prepared = PaymentOutcome.Of(PaymentStatus.Prepared, $"obj/{id}");
                var outcome = isDeclined
                    ? PaymentOutcome.DeclinedFor($"obj/{id}", new Decline(DeclineKind.Hard, "stolen_card"))
                    : PaymentOutcome.Of(PaymentStatus.Succeeded, $"obj/{id}");
                await scene.BookAsync(id, new PaymentLookedUp(prepared), at, claimed.Lease).ConfigureAwait(false);
                await scene.BookAsync(id, new AttemptBegun(1), at, claimed.Lease).ConfigureAwait(false);
                await scene.BookAsync(id, new AttemptAnswered(1, outcome), at, claimed.Lease).ConfigureAwait(false);
            }

            await scene.ReleaseAsync(claimed.Lease, at).ConfigureAwait(false);
        }
    }
}
