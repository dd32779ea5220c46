using Monetize.Billing.Delivery;
using Monetize.Billing.Events;

namespace Monetize.Testing.Simulation;

/// <summary>Who hands on messages, and who hears them: a host that now and then fails.</summary>
internal sealed class WorldMessages(World world)
{
    public async Task DeliverAsync(SimulatedWorker worker)
    {
        var delivery = new MessageDelivery(
            new WorkerBillingStore(world.Store, worker),
            BillingHandlers.None.On<BillingEvent>((happened, _) => HearAsync(worker, happened)),
            new DeliveryOptions { Owner = worker.Name, LeaseFor = TimeSpan.FromMinutes(5), PageSize = 2 },
            world.Clock);
        await delivery.DeliverDueAsync(world.Now).ConfigureAwait(false);
    }

    // A handler may take longer than the lease, and its worker may die in it.
    private async ValueTask HearAsync(SimulatedWorker worker, BillingEvent happened)
    {
        if (world.Chance.OneIn(4)) await worker.NextTurn();
        if (!world.IsCalm && world.Chance.OneIn(20))
        {
            throw new InvalidOperationException("The handler was made to fail.");
        }

        world.Delivered.Add((happened.Customer.Value, happened.Sequence));
    }
}
