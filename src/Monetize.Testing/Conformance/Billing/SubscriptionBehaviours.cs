using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Collections;
using Monetize.Errors;
using Monetize.Invoicing;
using Monetize.Subscriptions;
using Monetize.Testing.Conformance.Usage;

namespace Monetize.Testing.Conformance.Billing;

/// <summary>Subscriptions are kept with a version that changes of them have to name.</summary>
internal static class SubscriptionBehaviours
{
    public static readonly BillingStoreBehaviour[] All =
    [
        BillingScene.Behaviour("Subscription_Saved_IsReadBack", async scene =>
        {
            await scene.Store.ChangeAsync(new SaveCustomer(
                BillingScene.CustomerOf(BillingScene.Ada), BillingScene.Stamped(BillingScene.At(1))));
            var subscription = Rich();
            ValueArray<AppliedCoupon> coupons =
            [
                new() { Coupon = Coupon.PercentOff("TEN", 10m).Repeating(3).OnlyFor("recurring:0"), FirstPeriod = 1 },
                new() { Coupon = Coupon.AmountOff("FIVE", Money.Of(5m, Currency.Usd)).Forever().PerLine() },
            ];
            var version = await scene.Store.ChangeAsync(new SaveSubscription(
                subscription, coupons, 0, BillingScene.Grace, BillingScene.Stamped(BillingScene.At(1))));
            var stored = await scene.Store.FindSubscriptionAsync(subscription.Id);
            Verdict.Equal(subscription, stored?.Subscription, "subscription");
            Verdict.Equal(coupons, stored!.Coupons, "coupons");
            Verdict.Equal(version, stored.Version, "version");
            Verdict.Equal(subscription.TrialEnd, stored.BillFrom, "where billing begins");
        }),
        BillingScene.Behaviour("Subscription_ChangedWithItsVersion_IsReplaced", async scene =>
        {
            var subscription = await scene.SubscribeAsync(BillingScene.Ada);
            var changed = subscription.ChangeQuantity(3m, BillingScene.At(2)).Subscription;
            Verdict.Equal(2L, await scene.SaveAsync(changed, version: 1), "version");
            var stored = await scene.Store.FindSubscriptionAsync(subscription.Id);
            Verdict.Equal(changed, stored?.Subscription, "subscription");
        }),
        BillingScene.Behaviour("Subscription_ChangedWithAnOldVersion_IsRefused", async scene =>
        {
            var subscription = await scene.SubscribeAsync(BillingScene.Ada);
            await scene.SaveAsync(subscription.ChangeQuantity(3m, BillingScene.At(2)).Subscription, version: 1);
            await BillingVerdict.RefusedAsync(
                scene, Save(subscription.Pause(BillingScene.At(2)).Subscription, 1), ErrorCodes.ChangedMeanwhile);
        }),
        BillingScene.Behaviour("Subscription_SentAgain_IsKeptOnce", async scene =>
        {
            var subscription = await scene.SubscribeAsync(BillingScene.Ada);
            var changed = subscription.ChangeQuantity(3m, BillingScene.At(2)).Subscription;
            await scene.SaveAsync(changed, version: 1);
            var rows = await scene.CountAsync();
            Verdict.Equal(2L, await scene.SaveAsync(changed, version: 1), "version");
            Verdict.Equal(rows, await scene.CountAsync(), "rows");
        }),
        BillingScene.Behaviour("Subscription_BegunTwice_IsRefused", async scene =>
        {
            var subscription = await scene.SubscribeAsync(BillingScene.Ada);
            await BillingVerdict.RefusedAsync(
                scene, Save(subscription.Pause(BillingScene.At(2)).Subscription, 0), ErrorCodes.ChangedMeanwhile);
        }),
        BillingScene.Behaviour("Subscription_OfNoCustomer_IsRefused", async scene =>
            await BillingVerdict.RefusedAsync(
                scene, Save(BillingScene.SubscriptionOf(BillingScene.Ada), 0), ErrorCodes.UnknownCustomer)),
        BillingScene.Behaviour("Subscription_WithARewrittenHistory_IsRefused", async scene =>
        {
            var subscription = await scene.SubscribeAsync(BillingScene.Ada);
            await scene.SaveAsync(subscription.ChangeQuantity(3m, BillingScene.At(2)).Subscription, version: 1);
            await BillingVerdict.RefusedAsync(
                scene,
                Save(subscription.ChangeQuantity(4m, BillingScene.At(2)).Subscription, 2),
                ErrorCodes.HistoryRewritten);
        }),
        BillingScene.Behaviour("Subscription_ChangedByManyAtOnce_TakesOne", async scene =>
        {
            var subscription = await scene.SubscribeAsync(BillingScene.Ada);
            var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
            {
                var changed = subscription.ChangeQuantity(2m + writer, BillingScene.At(2)).Subscription;
                try
                {
                    await scene.SaveAsync(changed, version: 1);
                    return 1;
                }
                catch (Monetize.Billing.BillingException)
                {
                    return 0;
                }
            })));
            Verdict.Equal(1, taken.Sum(), "writers whose change was taken");
            var stored = await scene.Store.FindSubscriptionAsync(subscription.Id);
            Verdict.Equal(2L, stored!.Version, "version");
        }),
        BillingScene.Behaviour("Subscription_ChangedBeforeWhatIsSettled_IsDueAgain", async scene =>
        {
            var subscription = await scene.SubscribeAsync(BillingScene.Ada);
            await scene.BillAsync(BillingScene.At(1, 2));
            await scene.BillAsync(BillingScene.At(2, 2));
            var late = subscription.ChangeQuantity(2m, BillingScene.At(1, 20)).Subscription;
            var stored = await scene.Store.FindSubscriptionAsync(subscription.Id);
            await scene.SaveAsync(late, stored!.Version);
            var work = await scene.WorkAsync(BillingScene.At(2, 3));
            var due = work.Subscriptions[0].NextBy(BillingScene.At(2, 3), BillingScene.Grace);
            Verdict.Equal(DueKind.Change, due?.Kind, "kind of what is due");
        }),
    ];

    private static SaveSubscription Save(Subscription subscription, long version) => new(
        subscription, [], version, BillingScene.Grace, BillingScene.Stamped(BillingScene.At(1)));

    /// <summary>A subscription with a change of every kind that can stand in one history.</summary>
    private static Subscription Rich() => Subscription
        .Begin(new SubscriptionTerms
        {
            Id = SubscriptionId.Of("rich"),
            Customer = BillingScene.Ada,
            Plan = PlanTerms.Of(BillingScene.Pro),
            Start = BillingScene.At(1).AddTicks(7),
            Zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York"),
            Quantity = 2.50m,
            Alignment = BillingAlignment.Calendar,
            BillingDay = 31,
            TrialDays = 14,
        })
        .ConvertTrial(BillingScene.At(1, 3)).Subscription
        .ChangeQuantity(3m, BillingScene.At(1, 4), ChangeTiming.AtPeriodEnd).Subscription
        .Withdraw(BillingScene.At(1, 5)).Subscription
        .ChangePlan(BillingScene.Pro with { Version = 2 }, BillingScene.At(1, 6)).Subscription
        .Pause(BillingScene.At(1, 7)).Subscription
        .Resume(BillingScene.At(1, 8)).Subscription
        .Reanchor(BillingScene.At(1, 9)).Subscription
        .Cancel(BillingScene.At(1, 10)).Subscription;
}
