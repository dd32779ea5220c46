using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Monetize.Billing;
using Monetize.Billing.Events;
using Monetize.Billing.Inbox;
using Monetize.Errors;
using Monetize.Hosting;
using Monetize.Payments.Sandbox;
using Monetize.Storage;
using Monetize.Testing.Faults;
using Monetize.Tests.Billing;

namespace Monetize.Tests.Hosting;

/// <summary>What the health of a host says.</summary>
public sealed class HealthTests : IDisposable
{
    private static readonly CustomerId Ada = RunWorld.Customer(0);

    private readonly HostScene _scene = new();
    private readonly InMemoryBillingStore _kept = new();

    [Fact]
    public async Task Health_AllIsDone_IsHealthy()
    {
        using var host = await StartAsync(_kept, isRefusing: false);
        await HostScene.SubscribeAsync(_kept, Ada);
        await WorkAsync(host);

        (await CheckAsync(host)).Status.Should().Be(HealthStatus.Healthy);
    }

    /// <summary>No worker is there, or a run hangs: nobody reports a failure.</summary>
    [Fact]
    public async Task Health_NobodyRuns_IsDegradedAfterDays()
    {
        using var host = await StartAsync(_kept, isRefusing: false);
        await HostScene.SubscribeAsync(_kept, Ada);
        var early = await CheckAsync(host);
        _scene.Clock.Advance(TimeSpan.FromDays(3));

        var late = await CheckAsync(host);

        early.Status.Should().Be(HealthStatus.Healthy, "a scheduler may run once a day");
        late.Status.Should().Be(HealthStatus.Degraded);
        late.Description.Should().StartWith("Invoices of 1 customers have been due for days.");
        late.Data["overdue"].Should().Be(1);
    }

    [Fact]
    public async Task Health_CustomerParked_IsDegraded()
    {
        using var host = await StartAsync(_kept, isRefusing: false);
        await HostScene.SubscribeAsync(_kept, Ada);
        var engine = host.Services.GetRequiredService<MonetizeEngine>();
        await engine.Billing.ChangeAsync(new Monetize.Billing.Operations.ParkCustomer(
            new Lease(Ada, LeaseKind.Billing, 0), ErrorCodes.CannotBeBilled, "x", new Stamp(RunWorld.Start, "test")));

        var result = await CheckAsync(host);

        result.Status.Should().Be(HealthStatus.Degraded);
        result.Description.Should().Contain("1 customers are parked");
    }

    [Fact]
    public async Task Health_MessagesRefusedForLong_IsDegradedUntilTheyAreTaken()
    {
        using var host = await StartAsync(_kept, isRefusing: true);
        await HostScene.SubscribeAsync(_kept, Ada);
        await WorkAsync(host);
        var early = await CheckAsync(host);
        _scene.Clock.Advance(TimeSpan.FromMinutes(16));
        await WorkAsync(host);

        var late = await CheckAsync(host);

        early.Status.Should().Be(HealthStatus.Healthy, "it may pass");
        late.Status.Should().Be(HealthStatus.Degraded);
        late.Data["stuck"].Should().Be(1);
    }

    [Fact]
    public async Task Health_EventOfAProviderGivenUp_IsDegradedUntilItIsTakenUpAgain()
    {
        using var host = await StartAsync(_kept, isRefusing: false);
        var inbox = host.Services.GetRequiredService<MonetizeEngine>().Inbox;
        await inbox.ReceiveAsync("nobody's", "evt-1", "x", _scene.Clock.GetUtcNow());
        await WorkAsync(host);
        var late = await CheckAsync(host);
        await inbox.RetryGivenUpAsync(_scene.Clock.GetUtcNow());
        _scene.Clock.Advance(TimeSpan.FromMinutes(1));

        var after = await CheckAsync(host);

        late.Status.Should().Be(HealthStatus.Degraded);
        late.Description.Should().Be("1 events of providers were given up.");
        late.Data["given_up"].Should().Be(1L);
        after.Status.Should().Be(HealthStatus.Healthy);
    }

    [Fact]
    public async Task Health_PaymentRefused_IsDegradedUntilItIsPaid()
    {
        var sandbox = new SandboxPaymentProvider();
        sandbox.UseMethod(Ada, SandboxMethod.Refused);
        using var host = await StartAsync(_kept, isRefusing: false, sandbox);
        await HostScene.SubscribeAsync(_kept, Ada);
        await WorkAsync(host);
        var refused = await CheckAsync(host);
        sandbox.UseMethod(Ada, SandboxMethod.Good);
        var work = host.Services.GetRequiredService<IBillingWork>();
        var taken = await work.RetryRefusedAsync(_scene.Clock.GetUtcNow());
        await WorkAsync(host);
        _scene.Clock.Advance(TimeSpan.FromMinutes(1));

        var after = await CheckAsync(host);

        refused.Status.Should().Be(HealthStatus.Degraded);
        refused.Description.Should().Be("1 payments were refused by their provider.");
        refused.Data["refused"].Should().Be(1L);
        taken.Should().Be(1);
        after.Status.Should().Be(HealthStatus.Healthy);
    }

    [Fact]
    public async Task Health_RefusedPaymentOfAVoidInvoice_CountsNoMore()
    {
        var sandbox = new SandboxPaymentProvider();
        sandbox.UseMethod(Ada, SandboxMethod.Refused);
        using var host = await StartAsync(_kept, isRefusing: false, sandbox);
        await HostScene.SubscribeAsync(_kept, Ada);
        await WorkAsync(host);
        await _kept.ChangeAsync(new Monetize.Billing.Operations.VoidInvoice(
            Ada, "INV-000001", "a mistake", new Stamp(_scene.Clock.GetUtcNow(), "test")));
        await WorkAsync(host);

        (await CheckAsync(host)).Data["refused"].Should().Be(0L);
    }

    [Fact]
    public async Task Health_StoreThatCannotBeReached_IsUnhealthy()
    {
        var isBroken = false;
        var stores = new MonetizeStores(
            "broken",
            _ => isBroken
                ? throw new StoreException(ErrorCodes.StoreUnavailable, "Gone.", isTransient: true)
                : ValueTask.FromResult<IUsageStore>(new InMemoryUsageStore()),
            _ => ValueTask.FromResult<IBillingStore>(_kept));
        isBroken = true;
        await using var provider = new ServiceCollection().AddMonetize(m => m.UseStores(stores)).BuildServiceProvider();

        var result = await MonetizeHealthCheck.Registration().Factory(provider)
            .CheckHealthAsync(new HealthCheckContext());

        result.Status.Should().Be(HealthStatus.Unhealthy);
        result.Description.Should().Contain("MON1501");
    }

    [Fact]
    public async Task Health_LastPassFailed_IsDegraded()
    {
        var isBroken = false;
        using var host = await StartAsync(
            new FaultyBillingStore(_kept, () => isBroken ? StoreFault.Before : StoreFault.None), isRefusing: false);
        isBroken = true;
        await WorkAsync(host);

        (await CheckAsync(host)).Description.Should().StartWith("The last pass failed: StoreException");
    }

    public void Dispose() => _scene.Dispose();

    private static Task<HealthCheckResult> CheckAsync(IHost host) => MonetizeHealthCheck.Registration()
        .Factory(host.Services).CheckHealthAsync(new HealthCheckContext());

    private ValueTask<WorkReport> WorkAsync(IHost host) =>
        host.Services.GetRequiredService<IBillingWork>().WorkAsync(_scene.Clock.GetUtcNow());

    private async Task<IHost> StartAsync(
        IBillingStore billing, bool isRefusing, SandboxPaymentProvider? provider = null)
    {
        var host = _scene.Build(services => services.AddMonetize(m =>
            (provider is null ? m : m.UsePaymentProvider(provider))
            .UseStores(MonetizeStores.Of(new InMemoryUsageStore(), billing))
            .AddPlan(RunWorld.Hybrid)
            .Configure(options => options with { Inbox = new InboxOptions { MostTries = 1 } })
            .On<InvoiceCreated>((_, _) => isRefusing
                ? throw new InvalidOperationException("Not now.")
                : ValueTask.CompletedTask)));
        await host.StartAsync();
        return host;
    }
}
