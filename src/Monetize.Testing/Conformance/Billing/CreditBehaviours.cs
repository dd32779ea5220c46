using Monetize.Billing.Operations;
using Monetize.Collections;
using Monetize.Errors;
using Monetize.Testing.Conformance.Usage;

namespace Monetize.Testing.Conformance.Billing;

/// <summary>What was paid ahead is used once.</summary>
internal static class CreditBehaviours
{
    private static readonly DateTimeOffset First = BillingScene.At(1, 2);

    public static readonly BillingStoreBehaviour[] All =
    [
        BillingScene.Behaviour("Credit_Granted_PaysInvoicesUntilItIsUsed", async scene =>
        {
            await scene.SubscribeAsync(BillingScene.Ada);
            Verdict.True(await scene.Store.ChangeAsync(Grant("gift", 60m)), "The credit is new: this");
            Verdict.Equal(Money.Zero(Currency.Usd), (await scene.BillAsync(First)).Due, "due first");
            var second = await scene.BillAsync(BillingScene.At(2, 2));
            Verdict.Equal(Money.Of(38m, Currency.Usd), second.Due, "due second");
            Verdict.Equal(Money.Of(49m, Currency.Usd), (await scene.BillAsync(BillingScene.At(3, 2))).Due, "due third");
        }),
        BillingScene.Behaviour("Credit_GrantedTwice_IsGrantedOnce", async scene =>
        {
            await scene.SubscribeAsync(BillingScene.Ada);
            await scene.Store.ChangeAsync(Grant("gift", 60m));
            Verdict.True(!await scene.Store.ChangeAsync(Grant("gift", 60m)), "It is no longer new: this");
            await BillingVerdict.RefusedAsync(scene, Grant("gift", 61m), ErrorCodes.IdTaken);
        }),
        BillingScene.Behaviour("Credit_OfAnotherCurrency_IsKeptApart", async scene =>
        {
            await scene.SubscribeAsync(BillingScene.Ada);
            await scene.Store.ChangeAsync(new GrantCredit(
                "euros", BillingScene.Ada, Money.Of(60m, Currency.Eur), BillingScene.Stamped(First)));
            var work = await scene.WorkAsync(First);
            Verdict.Equal(0, work.Credits[Currency.Usd].Count(), "credits in dollars");
            Verdict.Equal(60m, work.Credits[Currency.Eur].Single().Remaining, "what is left in euros");
        }),
        BillingScene.Behaviour("Credit_UsedTwiceByOnePage_IsStale", async scene =>
        {
            var other = BillingScene.SubscriptionOf(BillingScene.Ada);
            await scene.SubscribeAsync(BillingScene.Ada);
            await scene.Store.ChangeAsync(Grant("gift", 60m));
            await scene.SaveAsync(
                Subscription.Begin(other.Terms with { Id = SubscriptionId.Of("second") }), version: 0);
            var work = await scene.WorkAsync(First);
            var postings = work.Subscriptions
                .Select(one => BillingScene.Calculate(work with { Subscriptions = [one] }, First))
                .ToValueArray();
            var results = await scene.Store.ChangeAsync(
                new FinalizeInvoices(postings, BillingScene.Stamped(First), BillingScene.Grace));
            Verdict.Same(
                [PostingOutcome.Settled, PostingOutcome.Stale], results.Select(result => result.Outcome), "outcomes");
        }),
        BillingScene.Behaviour("Credit_OfAVoidInvoice_ComesBack", async scene =>
        {
            await scene.SubscribeAsync(BillingScene.Ada);
            await scene.Store.ChangeAsync(Grant("gift", 20m));
            var invoice = await scene.BillAsync(First);
            await scene.Store.ChangeAsync(new VoidInvoice(
                BillingScene.Ada, invoice.Number!, "Wrong.", BillingScene.Stamped(First)));
            var next = await scene.BillAsync(BillingScene.At(2, 2));
            Verdict.Equal(Money.Of(20m, Currency.Usd), next.CreditsApplied, "what the credit pays");
        }),
    ];

    private static GrantCredit Grant(string id, decimal amount) => new(
        id, BillingScene.Ada, Money.Of(amount, Currency.Usd), BillingScene.Stamped(BillingScene.At(1)));
}
