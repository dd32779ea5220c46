using Monetize.Billing.Operations;
using Monetize.Billing.Rows;
using Monetize.Collections;
using Monetize.Testing.Conformance.Usage;

namespace Monetize.Testing.Conformance.Billing;

/// <summary>What a provider tells is kept once, and worked on by one at a time until it is done.</summary>
internal static class EventBehaviours
{
    private static readonly DateTimeOffset Now = BillingScene.At(1, 2);

    public static readonly BillingStoreBehaviour[] All =
    [
        BillingScene.Behaviour("Event_ReceivedTwice_IsKeptOnce", async scene =>
        {
            Verdict.True(await ReceiveAsync(scene, "evt_1"), "It is new: this");
            Verdict.True(!await ReceiveAsync(scene, "evt_1"), "It is no longer new: this");
            Verdict.Equal(1, (await ClaimAsync(scene, Now)).Count, "events");
        }),
        BillingScene.Behaviour("Event_OfTwoProvidersWithOneId_IsTwo", async scene =>
        {
            await ReceiveAsync(scene, "evt_1");
            await ReceiveAsync(scene, "evt_1", "other");
            Verdict.Equal(2, (await ClaimAsync(scene, Now)).Count, "events");
        }),
        BillingScene.Behaviour("Event_ReceivedByManyAtOnce_IsNewOnce", async scene =>
        {
            var news = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
                await ReceiveAsync(scene, "evt_1"))));
            Verdict.Equal(1, news.Count(isNew => isNew), "writers for whom it was new");
        }),
        BillingScene.Behaviour("Event_Claimed_IsNobodyElsesForAWhile", async scene =>
        {
            await ReceiveAsync(scene, "evt_1");
            var claimed = (await ClaimAsync(scene, Now)).Single();
            Verdict.Equal("{\"id\":\"evt_1\"}", claimed.Body, "body");
            Verdict.Equal(0, (await ClaimAsync(scene, Now.AddMinutes(4))).Count, "events before");
            Verdict.Equal(2L, (await ClaimAsync(scene, Now.AddMinutes(5))).Single().Tries, "tries after");
        }),
        BillingScene.Behaviour("Event_Settled_DoesNotComeAgain", async scene =>
        {
            await ReceiveAsync(scene, "evt_1");
            var claimed = (await ClaimAsync(scene, Now)).Single();
            Verdict.True(await scene.Store.ChangeAsync(Settle(claimed)), "It was done: this");
            Verdict.Equal(0, (await ClaimAsync(scene, Now.AddYears(1))).Count, "events");
            Verdict.True(!await ReceiveAsync(scene, "evt_1"), "It is known for ever: this");
        }),
        BillingScene.Behaviour("Event_Purged_LosesItsBodyAndStaysKnown", async scene =>
        {
            await ReceiveAsync(scene, "evt_1");
            await ReceiveAsync(scene, "evt_2");
            var claimed = await ClaimAsync(scene, Now);
            await scene.Store.ChangeAsync(Settle(claimed[0]));
            var ids = claimed.Select(one => one.Id).ToValueArray();
            var stamp = BillingScene.Stamped(Now.AddDays(1));
            var early = new PurgeEvents(ids, Now, stamp);
            Verdict.Equal(0, await scene.Store.ChangeAsync(early), "events done before");
            var later = new PurgeEvents(ids, stamp.At, stamp);
            Verdict.Equal(1, await scene.Store.ChangeAsync(later), "events done by then");
            var bodies = (await scene.RowsAsync<InboxRow>(InboxRow.Definition)).Select(row => row.Body);
            Verdict.Same(["", "{\"id\":\"evt_2\"}"], bodies, "bodies");
            Verdict.True(!await ReceiveAsync(scene, "evt_1"), "It is known for ever: this");
        }),
        BillingScene.Behaviour("Event_SettledByWhoLostIt_StaysWhoseItIs", async scene =>
        {
            await ReceiveAsync(scene, "evt_1");
            var lost = (await ClaimAsync(scene, Now)).Single();
            await ClaimAsync(scene, Now.AddHours(1));
            Verdict.True(!await scene.Store.ChangeAsync(Settle(lost)), "Nothing was done: this");
        }),
        BillingScene.Behaviour("Event_GivenUp_ComesAgainWhenItIsTakenUp", async scene =>
        {
            await ReceiveAsync(scene, "evt_1");
            var claimed = (await ClaimAsync(scene, Now)).Single();
            var retry = new RetryEvents([claimed.Id], BillingScene.Stamped(Now));
            Verdict.Equal(0, await scene.Store.ChangeAsync(retry), "events taken up while one works on it");
            await scene.Store.ChangeAsync(new SettleEvent(claimed, BillingScene.Stamped(Now), "broken"));
            Verdict.Equal(0, (await ClaimAsync(scene, Now.AddYears(1))).Count, "events after it was given up");
            Verdict.Equal(1, await scene.Store.ChangeAsync(retry), "events taken up");
            Verdict.Equal(1L, (await ClaimAsync(scene, Now)).Single().Tries, "tries");
        }),
        BillingScene.Behaviour("Event_Failed_ComesAgainWhenItIsTime", async scene =>
        {
            await ReceiveAsync(scene, "evt_1");
            var claimed = (await ClaimAsync(scene, Now)).Single();
            await scene.Store.ChangeAsync(new SettleEvent(
                claimed, BillingScene.Stamped(Now), "No answer.", retryAt: Now.AddHours(2)));
            Verdict.Equal(0, (await ClaimAsync(scene, Now.AddHours(1))).Count, "events before");
            Verdict.Equal(1, (await ClaimAsync(scene, Now.AddHours(2))).Count, "events after");
            var row = (await scene.RowsAsync<InboxRow>(InboxRow.Definition)).Single();
            Verdict.Equal("No answer.", row.Failure, "failure");
        }),
        BillingScene.Behaviour("Event_ClaimedByMany_IsClaimedOnce", async scene =>
        {
            for (var i = 0; i < 30; i++) await ReceiveAsync(scene, $"evt_{(char)('a' + i)}");
            var claimed = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
                (await ClaimAsync(scene, Now, limit: 7)).Select(one => one.Id).ToList())));
            var all = claimed.SelectMany(mine => mine).ToList();
            Verdict.Equal(all.Count, all.Distinct().Count(), "events, each once");
        }),
    ];

    private static ValueTask<bool> ReceiveAsync(BillingScene scene, string id, string provider = "sandbox") =>
        scene.Store.ChangeAsync(
            new ReceiveEvent(provider, id, $"{{\"id\":\"{id}\"}}", BillingScene.Stamped(Now)));

    private static ValueTask<ValueArray<ClaimedEvent>> ClaimAsync(
        BillingScene scene, DateTimeOffset at, int limit = 100) => scene.Store.ChangeAsync(
            new ClaimEvents(BillingScene.Stamped(at), TimeSpan.FromMinutes(5), limit));

    private static SettleEvent Settle(ClaimedEvent claimed) => new(claimed, BillingScene.Stamped(Now));
}
