using Monetize.Billing;
using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Errors;
using Monetize.Invoicing;
using Monetize.Payments;
using Monetize.Testing.Conformance.Usage;

namespace Monetize.Testing.Conformance.Billing;

/// <summary>What was due is settled once, with all that belongs to it.</summary>
internal static class FinalizeBehaviours
{
    /// <summary>What is being invoiced does not know of a document that gives something back meanwhile.</summary>
    private static async Task IsStaleAfterAsync<TResult>(
        BillingScene scene, Func<string, BillingOperation<TResult>> give)
    {
        await scene.SubscribeAsync(BillingScene.Ada).ConfigureAwait(false);
        var first = await scene.BillAsync(First).ConfigureAwait(false);
        var posting = BillingScene.Calculate(await scene.WorkAsync(Second).ConfigureAwait(false), Second);
        await scene.Store.ChangeAsync(give(first.Number!)).ConfigureAwait(false);
        var before = await scene.CountAsync().ConfigureAwait(false);
        var result = await scene.PostAsync(posting, Second).ConfigureAwait(false);
        Verdict.Equal(PostingOutcome.Stale, result.Outcome, "outcome");
        Verdict.Equal(before, await scene.CountAsync().ConfigureAwait(false), "rows");
    }

    private static readonly DateTimeOffset First = BillingScene.At(1, 2);
    private static readonly DateTimeOffset Second = BillingScene.At(2, 2);

    public static readonly BillingStoreBehaviour[] All =
    [
        BillingScene.Behaviour("Finalize_Draft_IsReadBackFinal", async scene =>
        {
            await scene.SubscribeAsync(BillingScene.Ada);
            var work = await scene.WorkAsync(First);
            var posting = BillingScene.Calculate(work, First);
            var result = await scene.PostAsync(posting, First);
            Verdict.Equal(PostingOutcome.Settled, result.Outcome, "outcome");
            Verdict.Equal(posting.Draft!.Finalize("INV-000001", First).Invoice, result.Invoice, "invoice");
            var stored = await scene.Store.FindInvoiceAsync("INV-000001");
            Verdict.Equal(result.Invoice, stored?.Invoice, "kept invoice");
            Verdict.Equal(posting.Due.Key, stored!.DueKey, "key");
            Verdict.Equal(PaymentStatus.Missing, stored.Payment?.Status, "status of its payment");
            Verdict.Equal(result.Invoice!.Due, stored.Payment!.Amount, "amount of its payment");
        }),
        BillingScene.Behaviour("Finalize_Draft_SetsTheNextDate", async scene =>
        {
            await scene.SubscribeAsync(BillingScene.Ada);
            await scene.BillAsync(First);
            var boundary = BillingScene.At(2);
            var payments = (await scene.ClaimAsync(boundary)).Single();
            Verdict.Equal(0, payments.Subscriptions.Count, "subscriptions within the grace");
            Verdict.Equal(1, payments.Payments.Count, "payments within the grace");
            await scene.ReleaseAsync(payments.Lease, boundary);
            var due = (await scene.ClaimAsync(boundary + BillingScene.Grace)).Single();
            Verdict.Equal(1, due.Subscriptions.Count, "subscriptions after the grace");
        }),
        BillingScene.Behaviour("Finalize_MonthAfterMonth_GoesOn", async scene =>
        {
            await scene.SubscribeAsync(BillingScene.Ada);
            for (var month = 1; month <= 12; month++) await scene.BillAsync(BillingScene.At(month, 2));
            var invoices = await scene.RowsAsync<InvoiceRow>(InvoiceRow.Definition);
            Verdict.Equal(12, invoices.Select(row => row.Due).Distinct().Count(), "invoices");
            Verdict.True(invoices.TrueForAll(row => row.TotalMinor == 4_900), "Each is of 49 dollars: this");
        }),
        BillingScene.Behaviour("Finalize_Twice_SettlesOnce", async scene =>
        {
            await scene.SubscribeAsync(BillingScene.Ada);
            var posting = BillingScene.Calculate(await scene.WorkAsync(First), First);
            var first = await scene.PostAsync(posting, First);
            var before = await scene.CountAsync();
            var again = await scene.PostAsync(posting, Second);
            Verdict.Equal(PostingOutcome.SettledBefore, again.Outcome, "outcome");
            Verdict.Equal(first.Invoice, again.Invoice, "invoice");
            Verdict.Equal(before, await scene.CountAsync(), "rows");
        }),
        BillingScene.Behaviour("Finalize_LostLease_WritesNothing", async scene =>
        {
            await scene.SubscribeAsync(BillingScene.Ada);
            var posting = BillingScene.Calculate(await scene.WorkAsync(First), First);
            await scene.WorkAsync(First.AddHours(1));
            await SaysAsync(scene, posting, PostingOutcome.LeaseLost);
        }),
        BillingScene.Behaviour("Finalize_SubscriptionChangedSince_WritesNothing", async scene =>
        {
            var subscription = await scene.SubscribeAsync(BillingScene.Ada);
            var posting = BillingScene.Calculate(await scene.WorkAsync(First), First);
            await scene.SaveAsync(subscription.ChangeQuantity(2m, First).Subscription, version: 1);
            await SaysAsync(scene, posting, PostingOutcome.Stale);
        }),
        BillingScene.Behaviour("Finalize_InvoiceVoidedSince_IsStale", scene => IsStaleAfterAsync(
            scene, number => new VoidInvoice(BillingScene.Ada, number, "Wrong.", BillingScene.Stamped(Second)))),
        BillingScene.Behaviour("Finalize_InvoiceCreditedSince_IsStale", scene => IsStaleAfterAsync(
            scene, number => new IssueCreditNote(BillingScene.Ada, number, BillingScene.Stamped(Second)))),
        BillingScene.Behaviour("Finalize_TooManyLines_IsRefusedAndTakesNoNumber", async scene =>
        {
            await scene.SubscribeAsync(BillingScene.Ada);
            var posting = BillingScene.Calculate(await scene.WorkAsync(First), First);
            var draft = posting.Draft!;
            var many = Enumerable.Range(0, Invoice.MaxLines + 1)
                .Select(i => draft.Lines[0] with { Id = $"line-{(char)('a' + (i % 26))}{(char)('a' + (i / 26))}" });
            var result = await scene.PostAsync(
                posting with { Draft = draft with { Lines = [.. many] } }, First);
            Verdict.Equal(PostingOutcome.Refused, result.Outcome, "outcome");
            Verdict.Equal(ErrorCodes.TooManyLines, result.Refusal?.Code, "code");
            Verdict.Equal("INV-000001", (await scene.PostAsync(posting, First)).Invoice?.Number, "next number");
        }),
        BillingScene.Behaviour("Finalize_NothingOwed_SettlesWithoutInvoice", async scene =>
        {
            await scene.SubscribeAsync(BillingScene.Ada);
            var posting = BillingScene.Calculate(await scene.WorkAsync(First), First) with { Draft = null };
            Verdict.Equal(PostingOutcome.Settled, (await scene.PostAsync(posting, First)).Outcome, "outcome");
            Verdict.Equal(
                PostingOutcome.SettledBefore, (await scene.PostAsync(posting, First)).Outcome, "outcome once more");
            Verdict.Equal(0, (await scene.RowsAsync<InvoiceRow>(InvoiceRow.Definition)).Count, "invoices");
            Verdict.Equal("INV-000001", (await scene.BillAsync(Second)).Number, "the next invoice");
        }),
        BillingScene.Behaviour("Finalize_ClosedPeriod_KeepsWhatItWasGivenAndWhatItLeaves", async scene =>
        {
            var subscription = await scene.SubscribeAsync(BillingScene.Ada);
            foreach (var (at, left) in new[] { (First, 12.50m), (Second, 7m) })
            {
                var posting = BillingScene.Calculate(await scene.WorkAsync(at), at) with
                {
                    Carried = [new CarriedAllowance("calls", left)],
                    Watermark = 7,
                };
                await scene.PostAsync(posting, at);
                await scene.ReleaseAsync(posting.Lease, at);
            }

            var stored = await scene.Store.FindSubscriptionAsync(subscription.Id);
            Verdict.Same([new CarriedAllowance("calls", 7m)], stored!.Carried, "what is left");
            Verdict.Equal(7L, stored.Watermark, "watermark");
            var work = await scene.WorkAsync(BillingScene.At(3, 2));
            var given = work.Subscriptions[0].Settled[$"{subscription.Id}/cycle/1"];
            Verdict.Same([new CarriedAllowance("calls", 12.50m)], given, "what the second period was given");
        }),
        BillingScene.Behaviour("Finalize_OneOfManyStale_SettlesTheOthers", async scene =>
        {
            for (var i = 0; i < 5; i++) await scene.SubscribeAsync(BillingScene.Numbered(i));
            var work = await scene.Store.ReadWorkAsync(await scene.ClaimAsync(First), BillingScene.At(1));
            var postings = work.Select(one => BillingScene.Calculate(one, First)).ToArray();
            postings[2] = postings[2] with { SubscriptionVersion = 7 };
            var results = await scene.Store.ChangeAsync(
                new FinalizeInvoices([.. postings], BillingScene.Stamped(First), BillingScene.Grace));
            Verdict.Same(
                [
                    PostingOutcome.Settled, PostingOutcome.Settled, PostingOutcome.Stale, PostingOutcome.Settled,
                    PostingOutcome.Settled,
                ],
                results.Select(result => result.Outcome),
                "outcomes");
            Verdict.Same(
                ["INV-000001", "INV-000002", "INV-000003", "INV-000004"],
                results.Select(result => result.Invoice?.Number).OfType<string>(),
                "numbers");
        }),
        BillingScene.Behaviour("Finalize_ByManyAtOnce_SettlesOnce", async scene =>
        {
            await scene.SubscribeAsync(BillingScene.Ada);
            var posting = BillingScene.Calculate(await scene.WorkAsync(First), First);
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
                (await scene.PostAsync(posting, First)).Outcome)));
            Verdict.Equal(1, outcomes.Count(outcome => outcome == PostingOutcome.Settled), "writers who settled it");
            Verdict.Equal(
                7, outcomes.Count(outcome => outcome == PostingOutcome.SettledBefore), "writers who found it settled");
            Verdict.Equal(1, (await scene.RowsAsync<InvoiceRow>(InvoiceRow.Definition)).Count, "invoices");
        }),
    ];

    private static async Task SaysAsync(BillingScene scene, InvoicePosting posting, PostingOutcome outcome)
    {
        var before = await scene.CountAsync().ConfigureAwait(false);
        Verdict.Equal(outcome, (await scene.PostAsync(posting, First).ConfigureAwait(false)).Outcome, "outcome");
        Verdict.Equal(before, await scene.CountAsync().ConfigureAwait(false), "rows");
    }
}
