using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Monetize.Billing;
using Monetize.Billing.Entitlements;
using Monetize.Billing.Inbox;
using Monetize.Billing.Management;
using Monetize.Services;
using Monetize.Storage;

namespace Monetize.Hosting;

/// <summary>
/// What a host gets injected: the parts of an engine, under the name of its registration as the key. Each part is a
/// line here.
/// </summary>
internal static class InjectedServices
{
    public static void Add(IServiceCollection services, string? name)
    {
        Add<IUsageRecorder>(services, name, static engine => engine.Recorder);
        Add<ServiceCaller>(services, name, static engine => engine.Calls);
        Add<IEntitlements>(services, name, static engine => engine.Entitlements);
        Add<ICustomers>(services, name, static engine => engine.Customers);
        Add<ISubscriptions>(services, name, static engine => engine.Subscriptions);
        Add<IInvoices>(services, name, static engine => engine.Invoices);
        Add<IBillingWork>(services, name, static engine => engine.Work);
        Add<ProviderInbox>(services, name, static engine => engine.Inbox);
        Add<IUsageStore>(services, name, static engine => engine.Usage);
        Add<ITransactionalUsageStore>(services, name, static engine => (ITransactionalUsageStore)engine.Usage);
        Add<IBillingStore>(services, name, static engine => engine.Billing);
        Add<MonetizeHealthCheck>(services, name, static engine => new MonetizeHealthCheck(engine));
    }

    public static MonetizeEngine EngineOf(IServiceProvider services, string? name) => name is null
        ? services.GetRequiredService<MonetizeEngine>()
        : services.GetRequiredKeyedService<MonetizeEngine>(name);

    public static void Add<TService>(IServiceCollection services, string? name, Func<MonetizeEngine, TService> part)
        where TService : class
    {
        if (name is null) services.TryAddSingleton(provider => part(EngineOf(provider, name)));
        else services.TryAddKeyedSingleton(name, (provider, _) => part(EngineOf(provider, name)));
    }
}
