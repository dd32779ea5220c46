using Microsoft.Extensions.Hosting;
using Monetize.Errors;

namespace Monetize.Hosting;

/// <summary>Opens an engine before the host starts, works for as long as it runs, and ends with it.</summary>
internal sealed class MonetizeHost(MonetizeEngine engine) : BackgroundService, IHostedLifecycleService
{
    /// <summary>Before other services, so that they find plans published; what is wrong fails the start.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken) =>
        await engine.StartAsync(cancellationToken).ConfigureAwait(false);

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // Hosts that know no step before the start come here first.
        await engine.StartAsync(cancellationToken).ConfigureAwait(false);
        if (engine.HasWorker) await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (clock, options) = (engine.Clock, engine.Options.Worker);
        var foldAt = clock.GetUtcNow();
        try
        {
            while (true)
            {
                await engine.Work.WorkAsync(clock.GetUtcNow(), stoppingToken).ConfigureAwait(false);
                if (clock.GetUtcNow() >= foldAt && await FoldAsync(stoppingToken).ConfigureAwait(false))
                {
                    foldAt = clock.GetUtcNow() + options.FoldEvery;
                }

                await Task.Delay(options.Interval, clock, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops: what is not done is done by whoever works next.
        }
    }

    /// <summary>Gives whether it is done; what failed is done again with the next pass.</summary>
    private async ValueTask<bool> FoldAsync(CancellationToken stoppingToken)
    {
        try
        {
            await engine.Usage.FoldAsync(stoppingToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            engine.Logger.StepFailed("Fold", ExceptionKind.Of(exception));
            engine.Logger.Thrown(exception, "Fold");
            return false;
        }
    }
}
