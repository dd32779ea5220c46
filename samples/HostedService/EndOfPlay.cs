using Microsoft.Extensions.Hosting;
using Monetize.Billing;
using Monetize.Billing.Reading;

/// <summary>Ends the host when the play is over.</summary>
public sealed class EndOfPlay(JumpingClock clock, IBillingStore billing, IHostApplicationLifetime lifetime)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await clock.Ended.WaitAsync(stoppingToken);
        var audit = await billing.VerifyAuditAsync(stoppingToken);
        Console.WriteLine($"audit log of {audit.Sound} lines, sound: {audit.IsSound}");
        lifetime.StopApplication();
    }
}
