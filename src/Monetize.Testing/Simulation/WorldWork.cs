using Monetize.Storage;

namespace Monetize.Testing.Simulation;

/// <summary>
/// Who works on the store, several at once of each kind: billing runs, delivery of messages, the provider's events, and
/// callers who use what they may.
/// </summary>
internal sealed class WorldWork
{
    private readonly World _world;
    private readonly SimulatedWorker[] _runners;
    private readonly SimulatedWorker[] _others;

    public WorldWork(World world, WorldRuns runs, WorldMessages messages, WorldInbox inbox, WorldCalls calls)
    {
        _world = world;
        _runners = [.. Several(3, "worker", runs.RunAsync)];
        _others =
        [
            .. Several(2, "messenger", messages.DeliverAsync), .. Several(2, "inbox", inbox.WorkAsync),
            .. Several(2, "caller", calls.CallAsync),
        ];
    }

    public int Deaths { get; private set; }

    private SimulatedWorker[] Busy => [.. _runners.Concat(_others).Where(static worker => worker.IsBusy)];

    /// <summary>A worker that is idle begins.</summary>
    public Task BeginAsync()
    {
        var worker = _world.Chance.Pick<SimulatedWorker>(_world.Chance.OneIn(2) ? _runners : _others);
        return worker.IsBusy ? Task.CompletedTask : WorkAsync(worker.BeginAsync);
    }

    /// <summary>A worker that is busy goes on for a few calls.</summary>
    public async Task GoOnAsync(int turns)
    {
        var busy = Busy;
        if (busy.Length == 0) return;
        var worker = busy[_world.Chance.Below(busy.Length)];
        for (var turn = 0; turn < turns && worker.IsBusy; turn++)
        {
            await WorkAsync(worker.GoOnAsync).ConfigureAwait(false);
        }
    }

    /// <summary>A worker that is busy is killed where it stands; its leases stay.</summary>
    public void Kill()
    {
        var busy = Busy;
        if (busy.Length == 0) return;
        busy[_world.Chance.Below(busy.Length)].Die();
        Deaths++;
    }

    public void KillAll()
    {
        foreach (var worker in Busy) worker.Die();
    }

    /// <summary>One of each kind does all there is to do, and nothing stops it.</summary>
    public async Task SettleAsync()
    {
        // What the provider told counts in the run, and what both did is handed on.
        foreach (var worker in new[] { _others[2], _runners[0], _others[0] })
        {
            await WorkAsync(worker.BeginAsync).ConfigureAwait(false);
            while (worker.IsBusy) await WorkAsync(worker.GoOnAsync).ConfigureAwait(false);
        }
    }

    private static IEnumerable<SimulatedWorker> Several(int count, string kind, Func<SimulatedWorker, Task> work) =>
        Enumerable.Range(0, count).Select(number => new SimulatedWorker(World.NewId(kind, number), work));

    // A store that fails ends the work of whoever asked it, and nothing else does.
    private async Task WorkAsync(Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (StoreException) when (!_world.IsCalm)
        {
            Deaths++;
        }
    }
}
