using System.Runtime.CompilerServices;

namespace Monetize.Testing.Simulation;

/// <summary>
/// One of several workers of whom one works at a time: each stops before every call of a store or a provider until it
/// is given a turn, so that the order of all calls follows from a seed.
/// </summary>
/// <param name="name">Its name in leases.</param>
/// <param name="work">What it does whenever it begins.</param>
internal sealed class SimulatedWorker(string name, Func<SimulatedWorker, Task> work)
{
    private Action? _goOn;
    private Task? _work;
    private TaskCompletionSource _stopped = new();

    public string Name => name;

    /// <summary>Whether it has work and waits for a turn.</summary>
    public bool IsBusy => _work is not null;

    /// <summary>Awaited before a call.</summary>
    public Turn NextTurn() => new(this);

    /// <summary>Begins its work, up to its first turn.</summary>
    public Task BeginAsync() => WorkAsync(() => _work = work(this));

    /// <summary>Gives a turn: it works up to the next one.</summary>
    public Task GoOnAsync()
    {
        var goOn = _goOn!;
        _goOn = null;
        return WorkAsync(goOn);
    }

    /// <summary>Ends where it stands, as a process that is killed: nothing of it is run any more.</summary>
    public void Die()
    {
        _goOn = null;
        _work = null;
    }

    private async Task WorkAsync(Action goOn)
    {
        _stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        goOn();

        // A store that is asked over a network goes on in another thread.
        if (!_work!.IsCompleted) await Task.WhenAny(_work, _stopped.Task).ConfigureAwait(false);
        if (!_work.IsCompleted) return;
        var ended = _work;
        _work = null;
        await ended.ConfigureAwait(false);
    }

    private void Stop(Action goOn)
    {
        _goOn = goOn;
        _stopped.TrySetResult();
    }

    /// <summary>What is awaited for a turn.</summary>
    public readonly struct Turn(SimulatedWorker worker) : INotifyCompletion
    {
        public bool IsCompleted => false;

        public Turn GetAwaiter() => this;

        public void OnCompleted(Action continuation) => worker.Stop(continuation);

        public void GetResult()
        {
        }
    }
}
