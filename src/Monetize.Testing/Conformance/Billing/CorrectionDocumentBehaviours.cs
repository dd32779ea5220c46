using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Errors;
using Monetize.Invoicing;
using Monetize.Payments;
using Monetize.Payments.Collection;
using Monetize.Payments.Dunning;
using Monetize.Testing.Conformance.Usage;

namespace Monetize.Testing.Conformance.Billing;

/// <summary>A final invoice stays as it is: what was wrong is put right by further documents.</summary>
internal static class CorrectionDocumentBehaviours
{
    private static readonly DateTimeOffset First = BillingScene.At(1, 2);
    private static readonly DateTimeOffset Later = BillingScene.At(1, 3);
    private static readonly DateTimeOffset Halved = BillingScene.At(1, 16);

    public static readonly BillingStoreBehaviour[] All =
    [
        BillingScene.Behaviour("Void_OpenInvoice_StopsItsPaymentAndReversesItsEntry", async scene =>
        {
            var invoice = await InvoiceAsync(scene);
            var gone = await scene.Store.ChangeAsync(Void(invoice));
            Verdict.Equal(InvoiceStatus.Void, gone.Status, "status");
            var stored = await scene.Store.FindInvoiceAsync(invoice.Number!);
            Verdict.Equal(gone, stored?.Invoice, "kept invoice");
            Verdict.Equal(DunningStage.Stopped, stored!.Payment?.Dunning.Stage, "stage of its payment");
            var rows = await scene.RowsAsync<LedgerRow>(LedgerRow.Definition);
            foreach (var account in rows.GroupBy(row => (row.Account, row.Subject)))
            {
                Verdict.Equal(0L, account.Sum(row => row.AmountMinor), $"sum of {account.Key.Account}");
            }

            var work = await scene.WorkAsync(Later);
            var payment = await scene.PaymentAsync(work);
            Verdict.Equal(PaymentDeed.LookUp, payment.DeedAt(Later), "what is to be done of its payment");
            await scene.BookAsync(payment.Id, new PaymentLookedUp(PaymentOutcome.Missing), Later, work.Claimed.Lease);
            await scene.ReleaseAsync(work.Claimed.Lease, Later);
            Verdict.Equal(0, (await scene.ClaimAsync(Later)).Count, "customers for whom something is due");
        }),
        BillingScene.Behaviour("Void_PreparedPayment_IsToBeCanceled", async scene =>
        {
            var (id, lease) = await PaymentBehaviours.PreparedAsync(scene);
            await scene.ReleaseAsync(lease, First);
            await scene.Store.ChangeAsync(Void((await scene.Store.FindInvoiceAsync("INV-000001"))!.Invoice));
            var work = await scene.WorkAsync(Later);
            var deed = (await scene.PaymentAsync(work)).DeedAt(Later);
            Verdict.Equal(PaymentDeed.Cancel, deed, "what is to be done of it");
            var outcome = PaymentOutcome.Of(PaymentStatus.Canceled, "obj_1");
            var canceled = await scene.BookAsync(id, new PaymentLookedUp(outcome), Later, work.Claimed.Lease);
            Verdict.Equal(PaymentStatus.Canceled, canceled.Payment?.Status, "status of its payment");
            await scene.ReleaseAsync(work.Claimed.Lease, Later);
            Verdict.Equal(0, (await scene.ClaimAsync(Later)).Count, "customers for whom something is due");
        }),
        BillingScene.Behaviour("Void_Twice_VoidsOnce", async scene =>
        {
            var invoice = await InvoiceAsync(scene);
            var gone = await scene.Store.ChangeAsync(Void(invoice));
            var before = await scene.CountAsync();
            Verdict.Equal(gone, await scene.Store.ChangeAsync(Void(invoice)), "invoice");
            Verdict.Equal(before, await scene.CountAsync(), "rows");
        }),
        BillingScene.Behaviour("Void_UnknownInvoice_IsRefused", async scene =>
        {
            await InvoiceAsync(scene);
            await BillingVerdict.RefusedAsync(
                scene,
                new VoidInvoice(BillingScene.Ada, "INV-9", "Wrong.", BillingScene.Stamped(Later)),
                ErrorCodes.UnknownInvoice);
        }),
        BillingScene.Behaviour("Void_PaidInvoice_IsRefused", async scene =>
        {
            var (payment, _) = await PaymentBehaviours.InFlightAsync(scene);
            var invoice = (await scene.Store.FindInvoiceAsync("INV-000001"))!.Invoice;
            await BillingVerdict.RefusedAsync(scene, Void(invoice), ErrorCodes.InvoiceAlreadyPaid);
            var outcome = PaymentOutcome.Of(PaymentStatus.Succeeded, "obj_1");
            await scene.BookAsync(payment, new PaymentLookedUp(outcome), Later);
            await BillingVerdict.RefusedAsync(scene, Void(invoice), ErrorCodes.InvoiceAlreadyPaid);
        }),
        BillingScene.Behaviour("Void_MoneyComesAllTheSame_GoesToTheBalance", async scene =>
        {
            var invoice = await InvoiceAsync(scene);
            await scene.Store.ChangeAsync(Void(invoice));
            var outcome = PaymentOutcome.Of(PaymentStatus.Succeeded, "obj_1");
            var payment = (await scene.Store.FindInvoiceAsync(invoice.Number!))!.Payment!.Id;
            await scene.BookAsync(payment, new PaymentLookedUp(outcome), Later);
            var next = await scene.BillAsync(BillingScene.At(2, 2));
            Verdict.Equal(Money.Of(49m, Currency.Usd), next.CreditsApplied, "what the balance pays");
        }),
        BillingScene.Behaviour("CreditNote_Whole_PaysTheNextInvoice", async scene =>
        {
            var invoice = await InvoiceAsync(scene);
            var note = await scene.Store.ChangeAsync(
                new IssueCreditNote(BillingScene.Ada, invoice.Number!, BillingScene.Stamped(Later), reason: "Sorry."));
            Verdict.Equal("CN-000001", note.Number, "number");
            var stored = await scene.Store.FindInvoiceAsync(invoice.Number!);
            Verdict.Equal(invoice, stored?.Invoice, "invoice");
            Verdict.Same([note], stored!.CreditNotes, "notes");
            var next = await scene.BillAsync(BillingScene.At(2, 2));
            Verdict.Equal(Money.Zero(Currency.Usd), next.Due, "what is due next");
            var paid = await scene.Store.FindInvoiceAsync(next.Number!);
            Verdict.Equal(null, paid!.Payment, "payment of an invoice with nothing due");
        }),
        BillingScene.Behaviour("CreditNote_BeforeItIsPaid_LowersWhatIsAskedFor", async scene =>
        {
            var (id, lease) = await PaymentBehaviours.PreparedAsync(scene);
            await scene.ReleaseAsync(lease, First);
            var invoice = (await scene.Store.FindInvoiceAsync("INV-000001"))!.Invoice;
            await scene.Store.ChangeAsync(Credit(invoice, 20m));
            var work = await scene.WorkAsync(Later);
            var payment = await scene.PaymentAsync(work);
            Verdict.Equal(Money.Of(29m, Currency.Usd), payment.Amount, "what is owed");
            Verdict.Equal(Money.Of(49m, Currency.Usd), payment.AskedFor, "what the provider asks for");
            Verdict.Equal(PaymentDeed.Amend, payment.DeedAt(Later), "what is to be done of it");
            var told = PaymentOutcome.Of(PaymentStatus.Prepared, "obj_1") with { Amount = payment.Amount };
            var amended = await scene.BookAsync(id, new PaymentLookedUp(told), Later, work.Claimed.Lease);
            Verdict.Equal(payment.Amount, amended.Payment?.AskedFor, "what the provider asks for then");
            Verdict.Equal(amended.Payment, await scene.Store.FindPaymentAsync(id), "payment");
            var steps = await scene.RowsAsync<PaymentAttemptRow>(PaymentAttemptRow.Definition);
            Verdict.Same([null, 2_000L, null], steps.Select(step => step.LoweredMinor), "by how much less");
            var rows = await scene.RowsAsync<LedgerRow>(LedgerRow.Definition);
            var balance = rows.Where(row => row.Account == "balance").Sum(row => row.AmountMinor);
            Verdict.Equal(0L, balance, "balance");
        }),
        BillingScene.Behaviour("CreditNote_MoreThanIsLeft_IsRefused", async scene =>
        {
            var invoice = await InvoiceAsync(scene);
            await scene.Store.ChangeAsync(Credit(invoice, 40m));
            await BillingVerdict.RefusedAsync(scene, Credit(invoice, 10m), ErrorCodes.CreditExceedsInvoice);
            var rest = await scene.Store.ChangeAsync(Credit(invoice, 9m));
            Verdict.Equal("CN-000002", rest.Number, "number");
        }),
        BillingScene.Behaviour("CreditNote_SentAgain_IsTheSameNote", async scene =>
        {
            var invoice = await InvoiceAsync(scene);
            var whole = new IssueCreditNote(BillingScene.Ada, invoice.Number!, BillingScene.Stamped(Later));
            var part = await scene.Store.ChangeAsync(Credit(invoice, 9m));
            Verdict.Equal(part, await scene.Store.ChangeAsync(Credit(invoice, 9m)), "part");
            var rest = await scene.Store.ChangeAsync(whole);
            Verdict.Equal(rest, await scene.Store.ChangeAsync(whole), "rest");
            Verdict.Equal(invoice.Total, part.Total + rest.Total, "both notes");
        }),
        BillingScene.Behaviour("Void_CreditedInvoice_IsRefused", async scene =>
        {
            var invoice = await InvoiceAsync(scene);
            await scene.Store.ChangeAsync(Credit(invoice, 40m));
            await BillingVerdict.RefusedAsync(scene, Void(invoice), ErrorCodes.InvoiceAlreadyCredited);
        }),
        BillingScene.Behaviour("Void_ALaterInvoiceGaveAPartBack_IsRefused", async scene =>
        {
            var (first, _) = await HalvedAsync(scene);
            await BillingVerdict.RefusedAsync(scene, Void(first), ErrorCodes.InvoiceAlreadyCredited);
        }),
        BillingScene.Behaviour("CreditNote_ALaterInvoiceGaveAPartBack_GivesTheRest", async scene =>
        {
            var (first, change) = await HalvedAsync(scene);
            var note = await scene.Store.ChangeAsync(
                new IssueCreditNote(BillingScene.Ada, first.Number!, BillingScene.Stamped(Halved)));
            Verdict.Equal(first.Total - change.CarriedToBalance, note.Total, "what was left");
        }),
        BillingScene.Behaviour("Void_WhatItCarriedOverWasSpent_IsRefused", async scene =>
        {
            var (_, change) = await HalvedAsync(scene);
            var next = await scene.BillAsync(BillingScene.At(2, 2));
            Verdict.Equal(change.CarriedToBalance, next.CreditsApplied, "what the balance paid");
            await BillingVerdict.RefusedAsync(scene, Void(change), ErrorCodes.CarriedOverSpent);
        }),
        BillingScene.Behaviour("CreditNote_ByManyAtOnce_GivesBackOnce", async scene =>
        {
            var invoice = await InvoiceAsync(scene);
            var given = await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
            {
                try
                {
                    await scene.Store.ChangeAsync(Credit(invoice, 49m, Later.AddSeconds(writer)));
                    return 1;
                }
                catch (Monetize.Billing.BillingException)
                {
                    return 0;
                }
            })));
            Verdict.Equal(1, given.Sum(), "writers who gave it back");
            Verdict.Equal(1, (await scene.RowsAsync<CreditNoteRow>(CreditNoteRow.Definition)).Count, "notes");
        }),
    ];

    private static async Task<Invoice> InvoiceAsync(BillingScene scene)
    {
        await scene.SubscribeAsync(BillingScene.Ada).ConfigureAwait(false);
        return await scene.BillAsync(First).ConfigureAwait(false);
    }

    /// <summary>The first invoice, and that of a change which gave a part of it back.</summary>
    private static async Task<(Invoice First, Invoice Change)> HalvedAsync(BillingScene scene)
    {
        var first = await InvoiceAsync(scene).ConfigureAwait(false);
        var stored = await scene.Store.FindSubscriptionAsync(first.Subscription!.Value).ConfigureAwait(false);
        var halved = stored!.Subscription.ChangeQuantity(0.5m, Halved).Subscription!;
        await scene.SaveAsync(halved, stored.Version).ConfigureAwait(false);
        var change = await scene.BillAsync(Halved).ConfigureAwait(false);
        Verdict.True(change.CarriedToBalance.Amount > 0m, "Something came back: this");
        return (first, change);
    }

    private static VoidInvoice Void(Invoice invoice) =>
        new(BillingScene.Ada, invoice.Number!, "Wrong.", BillingScene.Stamped(Later));

    private static IssueCreditNote Credit(Invoice invoice, decimal amount, DateTimeOffset? at = null) => new(
        BillingScene.Ada,
        invoice.Number!,
        BillingScene.Stamped(at ?? Later),
        [new LineShare(invoice.Lines[0].Id, Money.Of(amount, Currency.Usd))]);
}
