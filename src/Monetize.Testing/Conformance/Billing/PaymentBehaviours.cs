using Monetize.Billing;
using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Payments;
using Monetize.Payments.Collection;
using Monetize.Payments.Dunning;
using Monetize.Testing.Conformance.Usage;

namespace Monetize.Testing.Conformance.Billing;

/// <summary>What happens to a payment is booked once, whoever tells it and how often.</summary>
internal static class PaymentBehaviours
{
    private static readonly DateTimeOffset Now = BillingScene.At(1, 2);
    private static readonly PaymentOutcome Prepared = PaymentOutcome.Of(PaymentStatus.Prepared, "obj_1");
    private static readonly PaymentOutcome Succeeded = PaymentOutcome.Of(PaymentStatus.Succeeded, "obj_1");
    private static readonly PaymentOutcome Declined =
        PaymentOutcome.DeclinedFor("obj_1", new Decline(DeclineKind.Soft, "insufficient_funds"));

    public static readonly BillingStoreBehaviour[] All =
    [
        BillingScene.Behaviour("Payment_Succeeded_IsBookedOnce", async scene =>
        {
            var (payment, lease) = await InFlightAsync(scene);
            var paid = await scene.BookAsync(payment, new AttemptAnswered(1, Succeeded), Now, lease);
            Verdict.Equal(PaymentBookingOutcome.Booked, paid.Outcome, "outcome");
            var before = await scene.CountAsync();
            var again = await scene.BookAsync(payment, new PaymentLookedUp(Succeeded), Now.AddHours(1));
            Verdict.Equal(PaymentBookingOutcome.Unchanged, again.Outcome, "outcome once more");
            Verdict.Equal(before, await scene.CountAsync(), "rows");
            var cash = (await scene.RowsAsync<LedgerRow>(LedgerRow.Definition)).Where(row => row.Account == "cash");
            Verdict.Same([4_900L], cash.Select(row => row.AmountMinor), "cash in minor units");
            var stored = await scene.Store.FindPaymentAsync(payment);
            Verdict.Equal(paid.Payment, stored, "payment");
        }),
        BillingScene.Behaviour("Payment_Declined_ComesAgainWhenItIsTime", async scene =>
        {
            var (payment, lease) = await InFlightAsync(scene);
            var failed = await scene.BookAsync(payment, new AttemptAnswered(1, Declined), Now, lease);
            Verdict.Equal(DunningStage.Retrying, failed.Payment?.Dunning.Stage, "stage");
            await scene.ReleaseAsync(lease, Now);
            Verdict.Equal(0, (await scene.ClaimAsync(Now.AddHours(23))).Count, "customers before");
            var claimed = await scene.ClaimAsync(Now.AddDays(1));
            Verdict.Same([payment.Value], claimed.Single().Payments, "payments a day later");
            Verdict.Equal(failed.Payment, await scene.Store.FindPaymentAsync(payment), "payment");
        }),
        BillingScene.Behaviour("Payment_AttemptBegunTwice_IsBegunOnce", async scene =>
        {
            var (payment, lease) = await InFlightAsync(scene);
            var again = await scene.BookAsync(payment, new AttemptBegun(1), Now, lease);
            Verdict.Equal(PaymentBookingOutcome.Unchanged, again.Outcome, "outcome");
            var next = await scene.BookAsync(payment, new AttemptBegun(2), Now, lease);
            Verdict.Equal(PaymentBookingOutcome.Unchanged, next.Outcome, "outcome of a second attempt beside it");
        }),
        BillingScene.Behaviour("Payment_AttemptBegunByManyAtOnce_IsBegunOnce", async scene =>
        {
            var (payment, lease) = await PreparedAsync(scene);
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
                (await scene.BookAsync(payment, new AttemptBegun(1), Now, lease)).Outcome)));
            var begun = outcomes.Count(outcome => outcome == PaymentBookingOutcome.Booked);
            Verdict.Equal(1, begun, "writers who began it");
        }),
        BillingScene.Behaviour("Payment_AttemptBegunWithALostLease_IsNotBegun", async scene =>
        {
            var (payment, lease) = await PreparedAsync(scene);
            await scene.ClaimAsync(Now.AddHours(1));
            var begun = await scene.BookAsync(payment, new AttemptBegun(1), Now.AddHours(1), lease);
            Verdict.Equal(PaymentBookingOutcome.LeaseLost, begun.Outcome, "outcome");
            Verdict.Equal(0, (await scene.Store.FindPaymentAsync(payment))!.Attempt, "attempts");
        }),
        BillingScene.Behaviour("Payment_InFlight_IsAskedForAfterAWhile", async scene =>
        {
            var (payment, lease) = await InFlightAsync(scene);
            await scene.ReleaseAsync(lease, Now);
            var at = Now + PaymentPolicy.Default.LookUpAfter;
            Verdict.Equal(0, (await scene.ClaimAsync(at.AddSeconds(-1))).Count, "customers before");
            var work = await scene.WorkAsync(at);
            var asked = await scene.PaymentAsync(work);
            Verdict.Equal(PaymentDeed.LookUp, asked.DeedAt(at), "what is to be done");
            Verdict.Equal(payment, asked.Id, "payment");
        }),
        BillingScene.Behaviour("Payment_OfAnotherCustomer_IsNotFound", async scene =>
        {
            var (payment, _) = await InFlightAsync(scene);
            await scene.SubscribeAsync(CustomerId.Of("bob"));
            var booking = new PaymentBooking
            {
                Customer = CustomerId.Of("bob"),
                Payment = payment,
                Event = new PaymentLookedUp(Succeeded),
            };
            var results = await scene.Store.ChangeAsync(
                new BookPayments([booking], "sandbox", PaymentPolicy.Default, BillingScene.Stamped(Now)));
            Verdict.Equal(PaymentBookingOutcome.NotFound, results[0].Outcome, "outcome");
        }),
        BillingScene.Behaviour("Payment_Steps_AreKeptInOrder", async scene =>
        {
            var (payment, lease) = await InFlightAsync(scene);
            await scene.BookAsync(payment, new AttemptAnswered(1, PaymentOutcome.Unknown), Now, lease);
            await scene.BookAsync(payment, new PaymentLookedUp(Declined), Now.AddMinutes(2), lease);
            var steps = await scene.RowsAsync<PaymentAttemptRow>(PaymentAttemptRow.Definition);
            Verdict.Same(["looked_up", "begun", "looked_up"], steps.Select(step => step.Event), "events");
            Verdict.Same(["prepared", "unknown", "declined"], steps.Select(step => step.Status), "what was heard");
        }),
    ];

    /// <summary>An invoice whose payment is prepared, and the lease of its customer.</summary>
    public static async Task<(PaymentId Payment, Lease Lease)> PreparedAsync(BillingScene scene)
    {
        await scene.SubscribeAsync(BillingScene.Ada).ConfigureAwait(false);
        await scene.BillAsync(Now).ConfigureAwait(false);
        var work = await scene.WorkAsync(Now).ConfigureAwait(false);
        var payment = (await scene.PaymentAsync(work).ConfigureAwait(false)).Id;
        await scene.BookAsync(payment, new PaymentLookedUp(Prepared), Now, work.Claimed.Lease).ConfigureAwait(false);
        return (payment, work.Claimed.Lease);
    }

    /// <summary>An invoice whose first attempt is begun, and the lease of its customer.</summary>
    public static async Task<(PaymentId Payment, Lease Lease)> InFlightAsync(BillingScene scene)
    {
        var (payment, lease) = await PreparedAsync(scene).ConfigureAwait(false);
        var begun = await scene.BookAsync(payment, new AttemptBegun(1), Now, lease).ConfigureAwait(false);
        Verdict.Equal(PaymentBookingOutcome.Booked, begun.Outcome, "outcome of the first attempt");
        return (payment, lease);
    }
}
