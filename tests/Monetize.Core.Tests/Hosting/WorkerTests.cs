using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Monetize.Billing;
using Monetize.Billing.Events;
using Monetize.Hosting;
using Monetize.Storage;
using Monetize.Testing.Faults;
using Monetize.Tests.Billing;

namespace Monetize.Tests.Hosting;

/// <summary>The background worker: it works by the clock, goes on after failures and ends with the host.</summary>
public sealed class WorkerTests : IDisposable
{
    // A month and its grace: each pass has an invoice.
    private static readonly TimeSpan Interval = TimeSpan.FromDays(31) + TimeSpan.FromHours(1);

    private readonly HostScene _scene = new();
    private readonly WatchedClock _clock;
    private readonly List<string> _told = [];

    public WorkerTests() => _clock = new WatchedClock(_scene.Clock, Interval);

    [Fact]
    public async Task Worker_FromPassToPass_WorksByTheClockAndEndsWithTheHost()
    {
        var billing = new InMemoryBillingStore();
        await HostScene.SubscribeAsync(billing, RunWorld.Customer(0));
        using var host = Build(billing);

        await host.StartAsync();
        await _clock.RestAsync();
        _told.Should().Equal("INV-000001");
        _scene.Clock.Advance(Interval);
        await _clock.RestAsync();
        await host.StopAsync();

        _told.Should().Equal("INV-000001", "INV-000002");
        _scene.Clock.WaitingTimers.Should().Be(0);
    }

    [Fact]
    public async Task Worker_PassThatFails_IsLoggedAndTheNextOneGoesOn()
    {
        var (kept, isBroken) = (new InMemoryBillingStore(), false);
        await HostScene.SubscribeAsync(kept, RunWorld.Customer(0));
        using var host = Build(new FaultyBillingStore(kept, () => isBroken ? StoreFault.Before : StoreFault.None));

        await host.StartAsync();
        await _clock.RestAsync();
        isBroken = true;
        _scene.Clock.Advance(Interval);
        await _clock.RestAsync();
        isBroken = false;
        _scene.Clock.Advance(Interval);
        await _clock.RestAsync();
        await host.StopAsync();

        _told.Should().Equal("INV-000001", "INV-000002", "INV-000003");
        _scene.Lines.Where(line => line.Id.Id == 6003).Select(line => line.Text.Split(' ')[0])
            .Should().Equal("Inbox", "Run", "Delivery");
    }

    [Fact]
    public async Task Worker_FoldThatFails_IsDoneAgainWithTheNextPassAndThenRests()
    {
        var (folds, isBroken) = (0, true);
        var usage = new FaultyUsageStore(new InMemoryUsageStore(), () =>
        {
            folds++;
            return isBroken ? StoreFault.Before : StoreFault.None;
        });
        using var host = Build(new InMemoryBillingStore(), usage);

        await host.StartAsync();
        await _clock.RestAsync();
        isBroken = false;
        for (var pass = 0; pass < 2; pass++)
        {
            _scene.Clock.Advance(Interval);
            await _clock.RestAsync();
        }

        await host.StopAsync();
        folds.Should().Be(2, "the second one is done, and the next is due after FoldEvery");
        _scene.Lines.Should().ContainSingle(line => line.Id.Id == 6003).Which.Text
            .Should().StartWith("Fold failed: StoreException MON").And.EndWith("it is done again with the next pass");
    }

    [Fact]
    public async Task Host_WithoutAWorker_DoesNothingByItself()
    {
        var billing = new InMemoryBillingStore();
        await HostScene.SubscribeAsync(billing, RunWorld.Customer(0));
        using var host = _scene.Build(services => services.AddMonetize(m => Say(m, billing)));

        await host.StartAsync();
        _scene.Clock.Advance(TimeSpan.FromDays(40));
        await host.StopAsync();

        _told.Should().BeEmpty();
        host.Services.GetRequiredService<MonetizeEngine>().LastWork.Should().BeNull();
    }

    public void Dispose() => _scene.Dispose();

    private IHost Build(IBillingStore billing, IUsageStore? usage = null) => _scene.Build(services => services
        .AddMonetize(m => Say(m, billing, usage)
            .UseClock(_clock)
            .UseWorker()
            .Configure(options => options with
            {
                Worker = new WorkerOptions { Interval = Interval, FoldEvery = 10 * Interval },
            })));

    private MonetizeBuilder Say(MonetizeBuilder builder, IBillingStore billing, IUsageStore? usage = null) => builder
        .UseStores(MonetizeStores.Of(usage ?? new InMemoryUsageStore(), billing))
        .AddPlan(RunWorld.Hybrid)
        .On<InvoiceCreated>((invoice, _) =>
        {
            _told.Add(invoice.Number);
            return ValueTask.CompletedTask;
        });
}
