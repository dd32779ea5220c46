using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Monetize.Billing;
using Monetize.Billing.Events;
using Monetize.Errors;
using Monetize.Hosting;
using Monetize.Metering;
using Monetize.Payments.Sandbox;
using Monetize.Services;
using Monetize.Storage;
using Monetize.Tests.Billing;

namespace Monetize.Tests.Hosting;

/// <summary>What a host gets of one call of AddMonetize.</summary>
public sealed class AddMonetizeTests : IDisposable
{
    private static readonly CustomerId Ada = RunWorld.Customer(0);

    private readonly HostScene _scene = new();

    [Fact]
    public async Task Host_WithStoresAndPlans_RecordsBillsAndTells()
    {
        var paid = new List<string>();
        using var host = _scene.Build(services => services.AddMonetize(m => m
            .UseInMemoryStores()
            .AddPlan(RunWorld.Hybrid)
            .UsePaymentProvider(new SandboxPaymentProvider())
            .On<InvoicePaid>((invoice, _) =>
            {
                paid.Add($"{invoice.Number} {invoice.Amount}");
                return ValueTask.CompletedTask;
            })));
        await host.StartAsync();
        await HostScene.SubscribeAsync(host.Services.GetRequiredService<IBillingStore>(), Ada);
        var result = await host.Services.GetRequiredService<IUsageRecorder>()
            .RecordAsync(HostScene.Words(Ada, "a", 1_500m));
        var work = host.Services.GetRequiredService<IBillingWork>();

        await work.WorkAsync(RunWorld.Start);
        var report = await work.WorkAsync(RunWorld.Start.AddMonths(1).AddHours(1));

        result.Outcome.Should().Be(RecordOutcome.Accepted);
        report.Failures.Should().BeEmpty();
        report.Run!.Invoiced.Should().Be(1);
        report.Run.Invoices.Should().BeEmpty("a pass holds no invoices");
        paid.Should().Equal("INV-000001 USD 49.00", "INV-000002 USD 54.00");
        await host.StopAsync();
    }

    [Fact]
    public async Task Host_OnMemory_SaysThatNothingSurvives()
    {
        using var host = _scene.Build(services => services.AddMonetize(m => m.UseInMemoryStores()));

        await host.StartAsync();

        _scene.Lines.Should().ContainSingle(line => line.Id.Id == 6002);
        await host.StopAsync();
    }

    [Fact]
    public async Task Host_CalledTwice_AddsUp()
    {
        using var host = _scene.Build(services => services
            .AddMonetize(m => m.UseInMemoryStores().AddPlan(RunWorld.Hybrid))
            .AddMonetize(m => m.AddPlan(RunWorld.Hybrid with { Version = 2 })));

        await host.StartAsync();

        var engine = host.Services.GetRequiredService<MonetizeEngine>();
        engine.Catalog.Plans.Select(plan => plan.Version).Should().Equal(1, 2);
        host.Services.GetServices<IHostedService>().Should().ContainSingle(service => service is MonetizeHost);
        host.Services.GetRequiredService<IBillingStore>().Should().BeSameAs(engine.Billing);
        await host.StopAsync();
    }

    [Fact]
    public async Task Host_PlanThatWasPublishedOtherwise_DoesNotStart()
    {
        var stores = MonetizeStores.Of(new InMemoryUsageStore(), new InMemoryBillingStore());
        await using var before = await MonetizeEngine.OpenAsync(stores, Catalog.Of([RunWorld.Hybrid]));
        var other = Plan.Create("hybrid", Currency.Usd, Every.Month).Recurring(59m).Build();
        using var host = _scene.Build(services => services.AddMonetize(m => m.UseStores(stores).AddPlan(other)));

        var start = async () => await host.StartAsync();

        (await start.Should().ThrowAsync<BillingException>()).Which.Code.Should().Be(ErrorCodes.PlanRedefined);
    }

    [Fact]
    public async Task Host_WithoutStores_DoesNotStart()
    {
        using var host = _scene.Build(services => services.AddMonetize(m => m.AddPlan(RunWorld.Hybrid)));

        var start = async () => await host.StartAsync();

        await start.Should().ThrowAsync<MonetizeOptionsException>();
    }

    [Fact]
    public async Task Host_HandlerWithServices_GetsAScopeOfItsOwn()
    {
        var seen = new List<object>();
        using var host = _scene.Build(services => services
            .AddScoped<object>()
            .AddMonetize(m => m.UseInMemoryStores().AddPlan(RunWorld.Hybrid)
                .On("Subscription.*", (provider, happened, _) =>
                {
                    seen.Add(provider.GetRequiredService<object>());
                    return ValueTask.CompletedTask;
                })));
        await host.StartAsync();
        var engine = host.Services.GetRequiredService<MonetizeEngine>();
        await HostScene.SubscribeAsync(engine.Billing, Ada);
        await HostScene.SubscribeAsync(engine.Billing, RunWorld.Customer(1));

        await engine.Work.DeliverDueAsync(RunWorld.Start);

        seen.Should().HaveCount(2).And.OnlyHaveUniqueItems();
        await host.StopAsync();
    }

    [Fact]
    public async Task Host_CallHandlers_HearOfCalls()
    {
        var calls = new List<string>();
        var write = Service.Create("texts").Method<int, int>("write").Meters(RunWorld.Words, (_, words) => words);
        using var host = _scene.Build(services => services.AddMonetize(m => m
            .UseInMemoryStores()
            .AddPlan(RunWorld.Hybrid)
            .On(write, (call, _) => Add($"{call.Result} words"))
            .OnCall("texts.*", (call, _) => Add(call.Method))));
        await host.StartAsync();

        await host.Services.GetRequiredService<ServiceCaller>()
            .CallAsync(write, 7, Ada, IdempotencyKey.Of("k"), (request, _) => Task.FromResult(request));

        calls.Should().Equal("7 words", "texts.write");
        await host.StopAsync();

        ValueTask Add(string line)
        {
            calls.Add(line);
            return ValueTask.CompletedTask;
        }
    }

    [Fact]
    public async Task Engine_WithoutContainer_IsMadeOfTheSameParts()
    {
        await using var engine = await MonetizeEngine.OpenAsync(m => m
            .UseInMemoryStores()
            .UseClock(_scene.Clock)
            .AddPlan(RunWorld.Hybrid));
        await HostScene.SubscribeAsync(engine.Billing, Ada);

        var report = await engine.Work.RunDueAsync(RunWorld.Start);

        report.Invoices.Should().ContainSingle();
        (await engine.Recorder.RecordAsync(HostScene.Words(Ada, "a", 1m))).IsCounted.Should().BeTrue();
    }

    public void Dispose() => _scene.Dispose();
}
