using Monetize.Billing;
using Monetize.Billing.Delivery;
using Monetize.Billing.Events;
using Monetize.Billing.Rows;
using Monetize.Storage;
using Monetize.Testing.Conformance.Usage;
using Monetize.Testing.Faults;

namespace Monetize.Testing.Conformance.Billing;

/// <summary>Messages of the store are handed on, each at least once and in order, whatever fails.</summary>
internal static class DeliveryBehaviours
{
    private const int Customers = 12;

    private static readonly DateTimeOffset Now = BillingScene.At(1, 2);

    public static readonly BillingStoreBehaviour[] All =
    [
        BillingScene.Behaviour("Delivery_ThatFailsEverySoOften_TellsAllInOrder", async scene =>
        {
            await PopulateAsync(scene);
            var (changes, calls, told) = (0, 0, new List<BillingEvent>());
            await using var faulty = new FaultyBillingStore(scene.Store, () => (++changes % 7) switch
            {
                2 => StoreFault.Before,
                4 => StoreFault.After,
                _ => StoreFault.None,
            });
            var clock = new ManualTimeProvider(Now);
            var delivery = Delivery(faulty, clock, happened =>
            {
                told.Add(happened);
                if (++calls % 5 == 0) throw new InvalidOperationException("Not now.");
            });
            for (var i = 0; i < 60; i++)
            {
                await DeliverAsync(delivery, clock);

                // A worker that died leaves its leases, and they end.
                clock.Advance(TimeSpan.FromHours(1));
            }

            Verdict.True(changes > 7 && calls > 5, "Something failed: this");
            await CheckAsync(scene, told);
        }),
        BillingScene.Behaviour("Delivery_InManyWorkersAtOnce_TellsEachOnceAndInOrder", async scene =>
        {
            await PopulateAsync(scene);
            var told = new List<BillingEvent>();
            var delivery = Delivery(scene.Store, new ManualTimeProvider(Now), happened =>
            {
                lock (told) told.Add(happened);
            });
            await Task.WhenAll(Enumerable.Range(0, 4).Select(
                _ => Task.Run(async () => await delivery.DeliverDueAsync(Now))));

            // Rows that another worker locked at the moment were passed over.
            await delivery.DeliverDueAsync(Now);
            Verdict.Equal(told.Count, told.Select(happened => happened.Id).Distinct().Count(), "events, each once");
            await CheckAsync(scene, told);
        }),
    ];

    private static async Task PopulateAsync(BillingScene scene)
    {
        for (var i = 0; i < Customers; i++)
        {
            await scene.SubscribeAsync(BillingScene.Numbered(i)).ConfigureAwait(false);
            await scene.BillAsync(Now).ConfigureAwait(false);
        }
    }

    private static MessageDelivery Delivery(IBillingStore store, TimeProvider clock, Action<BillingEvent> tell) => new(
        store,
        BillingHandlers.None.On<BillingEvent>((happened, _) =>
        {
            tell(happened);
            return ValueTask.CompletedTask;
        }),
        new DeliveryOptions { PageSize = 3 },
        clock);

    private static async Task DeliverAsync(MessageDelivery delivery, ManualTimeProvider clock)
    {
        try
        {
            await delivery.DeliverDueAsync(clock.GetUtcNow()).ConfigureAwait(false);
        }
        catch (StoreException)
        {
            // The next one goes on.
        }
    }

    private static async Task CheckAsync(BillingScene scene, List<BillingEvent> told)
    {
        var kept = await scene.RowsAsync<MessageRow>(MessageRow.Definition).ConfigureAwait(false);
        Verdict.True(kept.TrueForAll(message => message.WaitingFor is null), "Nothing waits: this");
        Verdict.Same(
            kept.Select(message => (message.Customer, message.Sequence, message.Name)),
            told.Select(happened => (Customer: happened.Customer.Value, happened.Sequence, happened.Name))
                .Distinct()
                .OrderBy(happened => happened.Customer, StringComparer.Ordinal)
                .ThenBy(happened => happened.Sequence),
            "what was told");
        foreach (var customer in told.GroupBy(happened => happened.Customer))
        {
            var last = 0L;
            foreach (var happened in customer)
            {
                Verdict.True(happened.Sequence <= last + 1, $"Nothing is passed over before {happened}: this");
                last = Math.Max(last, happened.Sequence);
            }
        }
    }
}
