using Monetize.Billing;
using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Billing.Running;
using Monetize.Storage;

namespace Monetize.Testing.Simulation;

/// <summary>What workers do: billing runs, and handing on messages.</summary>
internal sealed class WorldWork(World world)
{
    private readonly SimulatedWorker[] _workers =
    [
        new SimulatedWorker("worker-0"), new SimulatedWorker("worker-1"), new SimulatedWorker("worker-2"),
        new SimulatedWorker("messenger"),
    ];

    private SimulatedWorker Messenger => _workers[^1];

    public int Runs { get; private set; }

    public int Deaths { get; private set; }

    /// <summary>A worker that is idle begins.</summary>
    public Task BeginAsync()
    {
        var worker = world.Chance.Pick<SimulatedWorker>(_workers);
        if (worker.IsBusy) return Task.CompletedTask;
        if (worker == Messenger) return WorkAsync(() => worker.StartAsync(() => DeliverAsync(worker)));

        // A scheduler may be late, or its clock set back.
        var asOf = world.Chance.OneIn(6) ? world.Earlier(2) : world.Now;
        return WorkAsync(() => worker.StartAsync(() => RunAsync(worker, asOf, world.Options)));
    }

    /// <summary>A worker that is busy goes on for a few calls.</summary>
    public async Task GoOnAsync(int turns)
    {
        var busy = Array.FindAll(_workers, static worker => worker.IsBusy);
        if (busy.Length == 0) return;
        var worker = busy[world.Chance.Below(busy.Length)];
        for (var turn = 0; turn < turns && worker.IsBusy; turn++)
        {
            await WorkAsync(worker.GoOnAsync).ConfigureAwait(false);
        }
    }

    /// <summary>A worker that is busy is killed where it stands; its leases stay.</summary>
    public void Kill()
    {
        var busy = Array.FindAll(_workers, static worker => worker.IsBusy);
        if (busy.Length == 0) return;
        busy[world.Chance.Below(busy.Length)].Die();
        Deaths++;
    }

    public void KillAll()
    {
        foreach (var worker in _workers) worker.Die();
    }

    /// <summary>One whole run without bounds by a worker that nothing stops, and all messages.</summary>
    public async Task SettleAsync()
    {
        var options = world.Options with { MostItems = 10_000, InvoiceCeilings = [] };
        var worker = _workers[0];
        await WorkAsync(() => worker.StartAsync(() => RunAsync(worker, world.Now, options))).ConfigureAwait(false);
        while (worker.IsBusy) await WorkAsync(worker.GoOnAsync).ConfigureAwait(false);
        await WorkAsync(() => Messenger.StartAsync(() => DeliverAsync(Messenger))).ConfigureAwait(false);
        while (Messenger.IsBusy) await WorkAsync(Messenger.GoOnAsync).ConfigureAwait(false);
    }

    // A store that fails ends the work of whoever asked it, and nothing else does.
    private async Task WorkAsync(Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (StoreException) when (!world.IsCalm)
        {
            Deaths++;
        }
    }

    private async Task RunAsync(SimulatedWorker worker, DateTimeOffset asOf, BillingRunOptions options)
    {
        using var ending = new CancellationTokenSource();
        var unparked = world.Unparked;
        if (!world.IsCalm && world.Chance.OneIn(10)) await ending.CancelAsync().ConfigureAwait(false);
        var run = new BillingRun(
            new WorkerBillingStore(world.Store, worker),
            new WorkerUsageStore(world.KeptUsage, worker, world.NextReadFault),
            new WorkerPaymentProvider(world.Provider, worker),
            world.Taxes,
            options with { Owner = worker.Name },
            world.Clock);
        try
        {
            var report = await run.RunDueAsync(asOf, ending.Token).ConfigureAwait(false);
            Runs++;
            Look(report, options, most: options.MostItems * (1 + world.Unparked - unparked));
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            Deaths++;
        }
    }

    private void Look(BillingRunReport report, BillingRunOptions options, int most)
    {
        foreach (var invoice in report.Invoices)
        {
            if (options.InvoiceCeilings.All(ceiling =>
                ceiling.Currency != invoice.Currency || invoice.Total <= ceiling)) continue;
            world.Wrong.Add($"I17: {invoice} is above the ceiling");
        }

        foreach (var parked in world.IsCalm ? report.Parked : [])
        {
            world.Wrong.Add($"I17: {parked.Customer} is parked without a bound: {parked.Reason}");
        }

        foreach (var items in report.Invoices.GroupBy(static invoice => invoice.Customer))
        {
            if (items.Count() > most) world.Wrong.Add($"I17: a run settled too much of {items.Key}");
        }
    }

    private async Task DeliverAsync(SimulatedWorker worker)
    {
        var store = new WorkerBillingStore(world.Store, worker);
        while (true)
        {
            var claimed = await store.ChangeAsync(new ClaimCustomers(
                LeaseKind.Delivery, world.Now, world.Now, worker.Name, TimeSpan.FromMinutes(5), 2))
                .ConfigureAwait(false);
            if (claimed.IsEmpty) return;
            foreach (var one in claimed) await DeliverAsync(store, one.Lease).ConfigureAwait(false);
        }
    }

    private async Task DeliverAsync(WorkerBillingStore store, Lease lease)
    {
        var through = 0L;
        DateTimeOffset? retryAt = null;
        foreach (var message in await store.WaitingMessagesAsync(lease.Customer).ConfigureAwait(false))
        {
            // A handler that fails: this message and those behind it wait.
            if (!world.IsCalm && world.Chance.OneIn(20))
            {
                retryAt = world.Now.AddMinutes(10);
                break;
            }

            world.Delivered.Add((message.Customer, message.Sequence));
            through = message.Sequence;
        }

        var handedOn = new HandedOn(lease, through, retryAt);
        await store.ChangeAsync(new DeliverMessages([handedOn], new Stamp(world.Now, "messenger")))
            .ConfigureAwait(false);
    }
}
