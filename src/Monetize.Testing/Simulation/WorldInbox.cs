using Monetize.Billing;
using Monetize.Billing.Inbox;
using Monetize.Billing.Operations;
using Monetize.Payments;
using Monetize.Storage;

namespace Monetize.Testing.Simulation;

/// <summary>
/// What the provider tells by itself, in any order, some of it long after and more than once; and who works on it.
/// </summary>
internal sealed class WorldInbox(World world) : IProviderEvents
{
    private const char Method = 'm';
    private const char Payment = 'p';
    private const int MostTries = 3;

    private readonly List<(string Id, string Body)> _underWay = [];

    public string Provider => world.Provider.Name;

    /// <summary>The provider knows something of a payment, or only thinks so.</summary>
    public void Tell(PaymentId payment) => Send($"{Payment}{payment}");

    /// <summary>The provider knows another method of a customer.</summary>
    public void Tell(CustomerId customer) => Send($"{Method}{customer}");

    /// <summary>One of the events that are under way comes in, and may come in once more.</summary>
    public async Task ArriveAsync()
    {
        if (_underWay.Count == 0) return;
        var place = world.Chance.Below(_underWay.Count);
        await ReceiveAsync(_underWay[place]).ConfigureAwait(false);
        if (!world.Chance.OneIn(3)) _underWay.RemoveAt(place);
    }

    public async Task ArriveAllAsync()
    {
        foreach (var sent in world.Chance.Shuffle(_underWay)) await ReceiveAsync(sent).ConfigureAwait(false);
        _underWay.Clear();
        await InboxOf(world.Kept, world.Provider, "operator").RetryGivenUpAsync(world.Now).ConfigureAwait(false);
    }

    public async Task WorkAsync(SimulatedWorker worker)
    {
        var store = new WorkerBillingStore(world.Store, worker);
        var inbox = InboxOf(store, new WorkerPaymentProvider(world.Provider, worker), worker.Name);
        await inbox.WorkDueAsync(world.Now).ConfigureAwait(false);
    }

    public ValueTask<ProviderHint> ReadAsync(ClaimedEvent received, CancellationToken cancellationToken = default)
    {
        if (!world.IsCalm && world.Chance.OneIn(8)) throw new FormatException("The event was made unreadable.");
        return ValueTask.FromResult(received.Body[0] == Payment
            ? new ProviderHint { Payments = [new PaymentId(received.Body[1..])] }
            : new ProviderHint { NewMethods = [new CustomerId(received.Body[1..])] });
    }

    private void Send(string body) => _underWay.Add((World.NewId("event", world.Told++), body));

    // Whoever is not answered sends it again.
    private async Task ReceiveAsync((string Id, string Body) sent)
    {
        while (true)
        {
            try
            {
                await InboxOf(world.Store, world.Provider, "inbox")
                    .ReceiveAsync(Provider, sent.Id, sent.Body, world.Now).ConfigureAwait(false);
                return;
            }
            catch (StoreException exception) when (exception.IsTransient)
            {
                // It may be kept by now.
            }
        }
    }

    private ProviderInbox InboxOf(IBillingStore store, IPaymentProvider provider, string owner) => new(
        store,
        provider,
        [this],
        world.Options.Payments,
        new InboxOptions
        {
            Owner = owner,
            LeaseFor = TimeSpan.FromMinutes(5),
            PageSize = 2,
            MostTries = MostTries,
        },
        world.Clock);
}
