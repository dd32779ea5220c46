using Monetize.Billing;
using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Testing.Conformance.Usage;

namespace Monetize.Testing.Conformance.Billing;

/// <summary>Every change is told, in order for one customer, until somebody took it over.</summary>
internal static class MessageBehaviours
{
    private static readonly DateTimeOffset Now = BillingScene.At(1, 2);

    public static readonly BillingStoreBehaviour[] All =
    [
        BillingScene.Behaviour("Message_OfChanges_WaitInOrderWithoutGaps", async scene =>
        {
            await scene.SubscribeAsync(BillingScene.Ada);
            await scene.BillAsync(Now);
            await scene.BillAsync(BillingScene.At(2, 2));
            var messages = await scene.Store.WaitingMessagesAsync(BillingScene.Ada);
            Verdict.Same(
                ["Subscription.Created", "Invoice.Created", "Invoice.Created"],
                messages.Select(message => message.Name),
                "names");
            Verdict.Same([1L, 2L, 3L], messages.Select(message => message.Sequence), "places");
        }),
        BillingScene.Behaviour("Message_Delivered_DoesNotComeAgain", async scene =>
        {
            var lease = await ClaimAsync(scene);
            Verdict.True(await DeliverAsync(scene, lease, through: 2), "It was done: this");
            Verdict.Equal(0, (await scene.Store.WaitingMessagesAsync(BillingScene.Ada)).Count, "messages that wait");
            Verdict.Equal(0, (await scene.ClaimAsync(Now, kind: LeaseKind.Delivery)).Count, "customers");
            var kept = await scene.RowsAsync<MessageRow>(MessageRow.Definition);
            Verdict.Same(
                [Now, Now], kept.Select(message => message.DeliveredAt).OfType<DateTimeOffset>(), "when delivered");
        }),
        BillingScene.Behaviour("Message_DeliveredInPart_GoesOnLater", async scene =>
        {
            var lease = await ClaimAsync(scene);
            await scene.Store.ChangeAsync(
                new DeliverMessages([new HandedOn(lease, 1, Now.AddHours(1))], BillingScene.Stamped(Now)));
            Verdict.Equal(0, (await scene.ClaimAsync(Now, kind: LeaseKind.Delivery)).Count, "customers before");
            Verdict.Equal(
                1, (await scene.ClaimAsync(Now.AddHours(1), kind: LeaseKind.Delivery)).Count, "customers after");
            var waiting = await scene.Store.WaitingMessagesAsync(BillingScene.Ada);
            Verdict.Same([2L], waiting.Select(message => message.Sequence), "places that wait");
        }),
        BillingScene.Behaviour("Message_DeliveredWithALostLease_ComesAgain", async scene =>
        {
            var lost = await ClaimAsync(scene);
            await scene.ClaimAsync(Now.AddHours(1), kind: LeaseKind.Delivery);
            Verdict.True(!await DeliverAsync(scene, lost, through: 2), "Nothing was done: this");
            Verdict.Equal(2, (await scene.Store.WaitingMessagesAsync(BillingScene.Ada)).Count, "messages that wait");
        }),
        BillingScene.Behaviour("Message_NewAfterDelivery_IsHandedOn", async scene =>
        {
            var lease = await ClaimAsync(scene);
            await DeliverAsync(scene, lease, through: 2);
            await scene.BillAsync(BillingScene.At(2, 2));
            Verdict.Equal(
                1, (await scene.ClaimAsync(BillingScene.At(2, 2), kind: LeaseKind.Delivery)).Count, "customers");
        }),
        BillingScene.Behaviour("Message_LeaseForDelivery_LeavesBillingAlone", async scene =>
        {
            await ClaimAsync(scene);
            Verdict.Equal(1, (await scene.ClaimAsync(Now)).Count, "customers to be billed");
        }),
        BillingScene.Behaviour("Message_OfARefusedChange_IsNotThere", async scene =>
        {
            await scene.SubscribeAsync(BillingScene.Ada);
            var posting = BillingScene.Calculate(await scene.WorkAsync(Now), Now) with { SubscriptionVersion = 9 };
            await scene.PostAsync(posting, Now);
            Verdict.Equal(1, (await scene.Store.WaitingMessagesAsync(BillingScene.Ada)).Count, "messages that wait");
        }),
    ];

    /// <summary>A customer with two messages that wait, claimed for delivery.</summary>
    private static async Task<Lease> ClaimAsync(BillingScene scene)
    {
        await scene.SubscribeAsync(BillingScene.Ada).ConfigureAwait(false);
        await scene.BillAsync(Now).ConfigureAwait(false);
        return (await scene.ClaimAsync(Now, kind: LeaseKind.Delivery).ConfigureAwait(false)).Single().Lease;
    }

    private static async ValueTask<bool> DeliverAsync(BillingScene scene, Lease lease, long through)
    {
        var marked = await scene.Store.ChangeAsync(
            new DeliverMessages([new HandedOn(lease, through)], BillingScene.Stamped(Now))).ConfigureAwait(false);
        return marked.Single();
    }
}
