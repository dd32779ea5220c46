using System.Runtime.InteropServices;
using Monetize.Cli.Output;
using Monetize.Cli.Stores;

namespace Monetize.Cli.Commands;

/// <summary>
/// While it is there, the first signal to stop cancels the work instead of ending the process, so that work ends where
/// it can go on; the second one ends it.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _signals;

    /// <param name="message">That it was stopped, and what holds then: one line for standard error.</param>
    public StopSignals(string message)
    {
        Message = message;
        _signals =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
        ];
    }

    /// <summary>What is told of work that was stopped.</summary>
    public string Message { get; }

    /// <summary>Whether a signal came.</summary>
    public bool IsStopped => _source.IsCancellationRequested;

    /// <summary>What work gives, also where a signal let it end early.</summary>
    /// <param name="work">The work, with the token that the first signal cancels.</param>
    /// <exception cref="CommandException">A signal ended it with nothing to give.</exception>
    public T Wait<T>(Func<CancellationToken, ValueTask<T>> work)
    {
        try
        {
            return OpenBilling.Wait(work(_source.Token));
        }
        catch (OperationCanceledException) when (IsStopped)
        {
            throw new CommandException(ExitCode.Failed, Message);
        }
    }

    public void Dispose()
    {
        foreach (var signal in _signals) signal.Dispose();
        _source.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = !_source.IsCancellationRequested;
        _source.Cancel();
    }
}
