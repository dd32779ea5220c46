using Monetize.Billing;
using Monetize.Billing.Operations;
using Monetize.Errors;
using Monetize.Payments;
using Monetize.Payments.Collection;
using Monetize.Testing.Conformance.Usage;

namespace Monetize.Testing.Conformance.Billing;

/// <summary>What is due is worked on by one at a time.</summary>
internal static class ClaimBehaviours
{
    private static readonly DateTimeOffset Due = BillingScene.At(1, 2);
    private static readonly CustomerId Bob = CustomerId.Of("bob");

    public static readonly BillingStoreBehaviour[] All =
    [
        BillingScene.Behaviour("Claim_NothingDue_IsEmpty", async scene =>
        {
            await scene.SubscribeAsync(BillingScene.Ada, start: BillingScene.At(3));
            Verdict.Equal(0, (await scene.ClaimAsync(BillingScene.At(2))).Count, "customers");
        }),
        BillingScene.Behaviour("Claim_Due_IsGivenWithWhatIsDue", async scene =>
        {
            var subscription = await scene.SubscribeAsync(BillingScene.Ada);
            var claimed = await scene.ClaimAsync(Due);
            Verdict.Same([BillingScene.Ada], claimed.Select(one => one.Lease.Customer), "customers");
            Verdict.Same([subscription.Id], claimed[0].Subscriptions, "subscriptions");
            Verdict.Equal(BillingScene.CustomerOf(BillingScene.Ada), claimed[0].Customer, "customer");
        }),
        BillingScene.Behaviour("Claim_WithoutPayments_TakesNobodyForAPaymentAlone", async scene =>
        {
            await scene.SubscribeAsync(BillingScene.Ada);
            await scene.BillAsync(Due);
            await scene.SubscribeAsync(Bob);
            var invoiced = await scene.ClaimAsync(Due, withPayments: false);
            Verdict.Same([Bob], invoiced.Select(one => one.Lease.Customer), "customers to be invoiced");
            var collected = await scene.ClaimAsync(Due);
            Verdict.Same([BillingScene.Ada], collected.Select(one => one.Lease.Customer), "customers who owe");
            Verdict.Equal(1, collected[0].Payments.Count, "payments");
        }),
        BillingScene.Behaviour("Claim_Taken_IsNobodyElses", async scene =>
        {
            await scene.SubscribeAsync(BillingScene.Ada);
            await scene.ClaimAsync(Due);
            Verdict.Equal(0, (await scene.ClaimAsync(Due)).Count, "customers");
        }),
        BillingScene.Behaviour("Claim_LeaseOver_IsGivenWithAGreaterToken", async scene =>
        {
            await scene.SubscribeAsync(BillingScene.Ada);
            var first = (await scene.ClaimAsync(Due))[0].Lease;
            var early = Due + BillingScene.Lease - TimeSpan.FromSeconds(1);
            Verdict.Equal(0, (await scene.ClaimAsync(early)).Count, "customers before");
            var second = (await scene.ClaimAsync(Due + BillingScene.Lease))[0].Lease;
            Verdict.True(second.Token > first.Token, "The later token is greater: this");
        }),
        BillingScene.Behaviour("Claim_Released_IsGivenAgain", async scene =>
        {
            await scene.SubscribeAsync(BillingScene.Ada);
            var lease = (await scene.ClaimAsync(Due))[0].Lease;
            Verdict.Same([lease], await scene.ReleaseAsync(lease, Due), "leases that were held");
            Verdict.Equal(1, (await scene.ClaimAsync(Due)).Count, "customers");
        }),
        BillingScene.Behaviour("Claim_ReleasedUntilLater_Waits", async scene =>
        {
            await scene.SubscribeAsync(BillingScene.Ada);
            var lease = (await scene.ClaimAsync(Due))[0].Lease;
            await scene.ReleaseAsync(lease, Due, until: Due.AddHours(1));
            Verdict.Equal(0, (await scene.ClaimAsync(Due.AddMinutes(59))).Count, "customers before");
            Verdict.Equal(1, (await scene.ClaimAsync(Due.AddHours(1))).Count, "customers after");
        }),
        BillingScene.Behaviour("Release_LostLease_DoesNothing", async scene =>
        {
            await scene.SubscribeAsync(BillingScene.Ada);
            var lost = (await scene.ClaimAsync(Due))[0].Lease;
            await scene.ClaimAsync(Due.AddHours(1));
            Verdict.Same([], await scene.ReleaseAsync(lost, Due.AddHours(1)), "leases that were held");
            Verdict.Equal(0, (await scene.ClaimAsync(Due.AddHours(1))).Count, "customers");
        }),
        BillingScene.Behaviour("Claim_Limit_TakesThoseThatWaitLongest", async scene =>
        {
            for (var i = 0; i < 6; i++)
            {
                await scene.SubscribeAsync(BillingScene.Numbered(i), start: BillingScene.At(1, 6 - (i % 3)));
            }

            var claimed = await scene.ClaimAsync(BillingScene.At(1, 10), limit: 3);
            var waited = new[] { 2, 5, 1 }.Select(BillingScene.Numbered);
            Verdict.Same(
                waited.OrderBy(id => id.Value),
                claimed.Select(one => one.Lease.Customer).OrderBy(id => id.Value),
                "customers");
        }),
        BillingScene.Behaviour("Claim_ManyWorkers_AreDisjointAndMissNobody", async scene =>
        {
            for (var i = 0; i < 40; i++) await scene.SubscribeAsync(BillingScene.Numbered(i));
            var claimed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
            {
                var mine = new List<CustomerId>();
                while (true)
                {
                    var page = await scene.ClaimAsync(Due, limit: 3);
                    if (page.Count == 0) return mine;
                    mine.AddRange(page.Select(one => one.Lease.Customer));
                }
            })));
            var all = claimed.SelectMany(mine => mine).ToList();
            Verdict.Equal(all.Count, all.Distinct().Count(), "customers, each once");

            // Rows that another worker locks at the moment are passed over, and are there a moment later.
            all.AddRange((await scene.ClaimAsync(Due)).Select(one => one.Lease.Customer));
            Verdict.Equal(40, all.Distinct().Count(), "customers of all workers");
        }),
        BillingScene.Behaviour("Park_Customer_IsLeftOutUntilUnparked", async scene =>
        {
            await scene.SubscribeAsync(BillingScene.Ada);
            var lease = (await scene.ClaimAsync(Due))[0].Lease;
            var park = new ParkCustomer(lease, ErrorCodes.NotExact, "Too much.", BillingScene.Stamped(Due));
            Verdict.True(await scene.Store.ChangeAsync(park), "It was done: this");
            Verdict.Equal(0, (await scene.ClaimAsync(Due.AddDays(1))).Count, "customers while parked");
            Verdict.Equal(1, (await scene.ClaimAsync(Due, kind: LeaseKind.Delivery)).Count, "whose messages wait");
            var unpark = new UnparkCustomer(BillingScene.Ada, BillingScene.Stamped(Due.AddDays(1)));
            Verdict.True(await scene.Store.ChangeAsync(unpark), "They were parked: this");
            Verdict.True(!await scene.Store.ChangeAsync(unpark), "They are no longer: this");
            Verdict.Equal(1, (await scene.ClaimAsync(Due.AddDays(1))).Count, "customers after");
        }),
        BillingScene.Behaviour("Park_CustomerWhoOwes_IsTakenForTheirPaymentsAlone", async scene =>
        {
            await scene.SubscribeAsync(BillingScene.Ada);
            await scene.BillAsync(Due);
            var lease = (await scene.ClaimAsync(Due))[0].Lease;
            await scene.Store.ChangeAsync(
                new ParkCustomer(lease, ErrorCodes.NotExact, "Too much.", BillingScene.Stamped(Due)));
            var later = BillingScene.At(2, 2);
            Verdict.Equal(0, (await scene.ClaimAsync(later, withPayments: false)).Count, "customers to be invoiced");
            var owing = (await scene.ClaimAsync(later))[0];
            Verdict.Equal(1, owing.Payments.Count, "payments");
            Verdict.Equal(0, owing.Subscriptions.Count, "subscriptions while parked");
            var paid = PaymentOutcome.Of(PaymentStatus.Succeeded, "obj_1");
            await scene.BookAsync(new PaymentId(owing.Payments[0]), new PaymentLookedUp(paid), later, owing.Lease);
            await scene.ReleaseAsync(owing.Lease, later);
            Verdict.Equal(0, (await scene.ClaimAsync(later)).Count, "customers who are parked and have paid");
            await scene.Store.ChangeAsync(new UnparkCustomer(BillingScene.Ada, BillingScene.Stamped(later)));
            Verdict.Equal(1, (await scene.ClaimAsync(later))[0].Subscriptions.Count, "subscriptions after");
        }),
        BillingScene.Behaviour("Park_LostLease_DoesNothing", async scene =>
        {
            await scene.SubscribeAsync(BillingScene.Ada);
            var lost = (await scene.ClaimAsync(Due))[0].Lease;
            await scene.ClaimAsync(Due.AddHours(1));
            var before = await scene.CountAsync();
            var park = new ParkCustomer(lost, ErrorCodes.NotExact, "Too much.", BillingScene.Stamped(Due));
            Verdict.True(!await scene.Store.ChangeAsync(park), "Nothing was done: this");
            Verdict.Equal(before, await scene.CountAsync(), "rows");
        }),
    ];
}
