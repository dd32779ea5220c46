using Monetize.Billing;
using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Billing.Running;
using Monetize.Payments.Sandbox;
using Monetize.Storage;
using Monetize.Testing.Conformance.Usage;
using Monetize.Testing.Faults;

namespace Monetize.Testing.Conformance.Billing;

/// <summary>A billing run over the store is done once, however often it is done and whatever fails.</summary>
internal static class RunBehaviours
{
    private const int Customers = 12;
    private const int Months = 2;

    private static readonly DateTimeOffset End = BillingScene.At(1 + Months, 1, 1);

    public static readonly BillingStoreBehaviour[] All =
    [
        BillingScene.Behaviour("Run_Twice_DoesNothingTheSecondTime", async scene =>
        {
            var (run, _) = await PrepareAsync(scene.Store);
            var first = await run(scene.Store, End);
            var rows = await scene.CountAsync();
            var second = await run(scene.Store, End);
            Verdict.Equal(Customers * (Months + 1), first.Invoices.Count, "invoices of the first run");
            Verdict.Equal(first.Invoices.Count, first.Paid, "payments of the first run");
            Verdict.Equal(0, second.Customers, "customers of the second run");
            Verdict.Equal(rows, await scene.CountAsync(), "rows");
        }),
        BillingScene.Behaviour("Run_ThatFailsEverySoOften_EndsAsWithoutFailure", async scene =>
        {
            await using var other = new InMemoryBillingStore();
            var (expected, _) = await PrepareAsync(other);
            await expected(other, End);
            var (run, clock) = await PrepareAsync(scene.Store);
            var changes = 0;
            await using var faulty = new FaultyBillingStore(scene.Store, () => (++changes % 7) switch
            {
                3 => StoreFault.Before,
                5 => StoreFault.After,
                _ => StoreFault.None,
            });
            await ThroughFaultsAsync(run, faulty, clock, End);

            // What was in flight when a worker died is asked for a little later.
            await ThroughFaultsAsync(run, faulty, clock, End.AddMinutes(5));
            Verdict.True(changes > 7, "Something failed: this");
            Verdict.Same(await InvoicesAsync(other), await InvoicesAsync(scene.Store), "invoices");
            Verdict.Equal(await CashAsync(other), await CashAsync(scene.Store), "cash in minor units");
            Verdict.True((await scene.Store.VerifyAuditAsync()).IsSound, "The audit log is sound: this");
        }),
        BillingScene.Behaviour("Run_InManyWorkersAtOnce_InvoicesAndCollectsEachOnce", async scene =>
        {
            var (run, _) = await PrepareAsync(scene.Store);
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () => await run(scene.Store, End))));

            // Rows that another worker locked at the moment were passed over.
            await run(scene.Store, End);
            var rows = await scene.RowsAsync<InvoiceRow>(InvoiceRow.Definition);
            Verdict.Equal(Customers * (Months + 1), rows.Count, "invoices");
            Verdict.Equal(rows.Count, rows.Select(row => row.Due).Distinct().Count(), "what they are due for");
            Verdict.Equal(NumberSeries.Invoices.Number(rows.Count), rows[^1].Number, "last number");
            Verdict.Equal(rows.Sum(row => row.DueMinor), await CashAsync(scene.Store), "cash in minor units");
            Verdict.True((await scene.Store.VerifyAuditAsync()).IsSound, "The audit log is sound: this");
        }),
    ];

    /// <summary>Customers on one plan, with usage beyond what it includes, and what runs their billing.</summary>
    private static async Task<(Func<IBillingStore, DateTimeOffset, ValueTask<BillingRunReport>> Run,
        ManualTimeProvider Clock)> PrepareAsync(IBillingStore store)
    {
        var stamp = BillingScene.Stamped(BillingScene.At(1));
        var plan = Plan.Create("metered", Currency.Usd, Every.Month).Recurring(49m)
            .Includes(Scene.Calls, 2m).Overage.PerUnit(0.5m)
            .Build();
        await store.ChangeAsync(new PublishPlans([plan], stamp)).ConfigureAwait(false);
        var usage = new InMemoryUsageStore();
        for (var i = 0; i < Customers; i++)
        {
            var customer = BillingScene.Numbered(i);
            var subscription = Subscription.Begin(BillingScene.SubscriptionOf(customer).Terms with
            {
                Plan = Subscriptions.PlanTerms.Of(plan),
            });
            await store.ChangeAsync(new SaveCustomer(BillingScene.CustomerOf(customer), stamp)).ConfigureAwait(false);
            await store.ChangeAsync(new SaveSubscription(subscription, [], 0, BillingScene.Grace, stamp))
                .ConfigureAwait(false);
            await usage.AppendAsync(UsageOf(customer, i)).ConfigureAwait(false);
        }

        var (provider, clock) = (new SandboxPaymentProvider(), new ManualTimeProvider(End));
        var options = new BillingRunOptions { PageSize = 5 };
        return (
            (to, asOf) => new BillingRun(to, usage, provider, taxes: null, options, clock).RunDueAsync(asOf), clock);
    }

    private static UsageRecord[] UsageOf(CustomerId customer, int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => new UsageRecord
        {
            Key = IdempotencyKey.Of($"{customer}-{(char)('a' + i)}"),
            Customer = customer,
            Meter = Scene.Calls.Key,
            Quantity = 1m,
            Time = BillingScene.At(1 + (i % Months), 10),
        }),
    ];

    private static async Task ThroughFaultsAsync(
        Func<IBillingStore, DateTimeOffset, ValueTask<BillingRunReport>> run,
        IBillingStore store,
        ManualTimeProvider clock,
        DateTimeOffset asOf)
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            try
            {
                await run(store, asOf).ConfigureAwait(false);
                return;
            }
            catch (StoreException)
            {
                // The worker is dead: its leases end.
                clock.Advance(TimeSpan.FromMinutes(11));
            }
        }

        throw new ConformanceException("The run never came to its end.");
    }

    private static async Task<List<string>> InvoicesAsync(IBillingStore store)
    {
        var invoices = new List<string>();
        await foreach (var row in store.StreamAsync<InvoiceRow>(InvoiceRow.Definition).ConfigureAwait(false))
        {
            invoices.Add(row.Document);
        }

        return invoices;
    }

    private static async Task<long> CashAsync(IBillingStore store)
    {
        var cash = 0L;
        await foreach (var row in store.StreamAsync<LedgerRow>(LedgerRow.Definition).ConfigureAwait(false))
        {
            if (row.Account == "cash") cash += row.AmountMinor;
        }

        return cash;
    }
}
