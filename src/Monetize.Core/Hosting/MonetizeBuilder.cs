using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Monetize.Billing.Delivery;
using Monetize.Billing.Events;
using Monetize.Billing.Inbox;
using Monetize.Billing.Running;
using Monetize.Collections;
using Monetize.Hosting;
using Monetize.Payments;
using Monetize.Services;

namespace Monetize;

/// <summary>
/// Says what an engine is made from: <c>Add…</c> appends, <c>Use…</c> supplies, <c>On…</c> listens, <c>Configure</c>
/// tunes. Where something is supplied twice, the last counts.
/// </summary>
/// <remarks>For one thread, while the engine is made.</remarks>
public sealed class MonetizeBuilder
{
    private readonly List<Plan> _plans = [];
    private readonly List<Service> _services = [];
    private readonly List<Meter> _meters = [];
    private readonly List<Func<IServiceProvider, IProviderEvents>> _providerEvents = [];
    private readonly List<Func<BillingHandlers, IServiceProvider, BillingHandlers>> _handlers = [];
    private CallHandlers _callHandlers = CallHandlers.None;
    private MonetizeOptions _options = new();
    private MonetizeStores? _stores;
    private TimeProvider? _clock;
    private Func<IServiceProvider, IPaymentProvider>? _provider;
    private Func<IServiceProvider, ITaxProvider>? _taxes;
    private Func<IServiceProvider, ICustomerTerms>? _terms;
    private readonly List<string> _scoped = [];
    private bool _hasWorker;

    internal MonetizeBuilder()
    {
    }

    /// <summary>Adds a plan version, and the meters that it prices.</summary>
    /// <param name="plan">The plan version.</param>
    public MonetizeBuilder AddPlan(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        _plans.Add(plan);
        return this;
    }

    /// <summary>Adds a service, and the meters that its methods record.</summary>
    /// <param name="service">The service.</param>
    public MonetizeBuilder AddService(Service service)
    {
        ArgumentNullException.ThrowIfNull(service);
        _services.Add(service);
        return this;
    }

    /// <summary>Adds all of a catalog, such as one that was read from JSON.</summary>
    /// <param name="catalog">The catalog.</param>
    public MonetizeBuilder AddCatalog(Catalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        _plans.AddRange(catalog.Plans);
        _services.AddRange(catalog.Services);
        _meters.AddRange(catalog.Meters);
        return this;
    }

    /// <summary>Says where usage and billing are kept. Storage packages add shorter words for theirs.</summary>
    /// <param name="stores">The stores.</param>
    public MonetizeBuilder UseStores(MonetizeStores stores)
    {
        ArgumentNullException.ThrowIfNull(stores);
        _stores = stores;
        return this;
    }

    /// <summary>Keeps everything in memory, and logs at the start that nothing of it survives.</summary>
    public MonetizeBuilder UseInMemoryStores() => UseStores(MonetizeStores.InMemory());

    /// <summary>Says who moves the money. Nothing is collected by default.</summary>
    /// <param name="provider">The provider.</param>
    public MonetizeBuilder UsePaymentProvider(IPaymentProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return UsePaymentProvider(_ => provider);
    }

    /// <summary>Says who moves the money, made from services of the host.</summary>
    /// <param name="provider">Makes the provider, once.</param>
    public MonetizeBuilder UsePaymentProvider(Func<IServiceProvider, IPaymentProvider> provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        _provider = provider;
        return this;
    }

    /// <summary>Adds a reader of what a provider tells by itself.</summary>
    /// <param name="events">The reader; one for each provider.</param>
    public MonetizeBuilder AddProviderEvents(IProviderEvents events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return AddProviderEvents(_ => events);
    }

    /// <summary>Adds a reader of what a provider tells by itself, made from services of the host.</summary>
    /// <param name="events">Makes the reader, once.</param>
    public MonetizeBuilder AddProviderEvents(Func<IServiceProvider, IProviderEvents> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        _providerEvents.Add(events);
        return this;
    }

    /// <summary>Says who answers for taxes. None are charged by default.</summary>
    /// <param name="taxes">The provider.</param>
    public MonetizeBuilder UseTaxProvider(ITaxProvider taxes)
    {
        ArgumentNullException.ThrowIfNull(taxes);
        return UseTaxProvider(_ => taxes);
    }

    /// <summary>Says who answers for taxes, made from services of the host.</summary>
    /// <param name="taxes">Makes the provider, once.</param>
    public MonetizeBuilder UseTaxProvider(Func<IServiceProvider, ITaxProvider> taxes)
    {
        ArgumentNullException.ThrowIfNull(taxes);
        _taxes = taxes;
        return this;
    }

    /// <summary>
    /// Says what customers are billed by, so that calls tell what they cost. By default their subscriptions in the
    /// store of billing say it, which are read with each call; <see cref="MonetizeOptions.EstimatesCosts"/> turns it
    /// off.
    /// </summary>
    /// <param name="terms">Makes it, once.</param>
    public MonetizeBuilder UseCustomerTerms(Func<IServiceProvider, ICustomerTerms> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        _terms = terms;
        return this;
    }

    /// <summary>Says which clock it works by: by default that of the container, or else the system's.</summary>
    /// <param name="clock">The clock.</param>
    public MonetizeBuilder UseClock(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        _clock = clock;
        return this;
    }

    /// <summary>
    /// Works in the background for as long as the host runs: what providers told, what is due, what handlers are to
    /// hear of. Any number of processes may do so on one store. Only a host can: without one,
    /// <see cref="MonetizeEngine.OpenAsync(Action{MonetizeBuilder}, CancellationToken)"/> refuses it.
    /// </summary>
    public MonetizeBuilder UseWorker()
    {
        _hasWorker = true;
        return this;
    }

    /// <summary>Tunes the options.</summary>
    /// <param name="change">Makes new options of those before, by <c>with</c>.</param>
    public MonetizeBuilder Configure(Func<MonetizeOptions, MonetizeOptions> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        _options = change(_options);
        return this;
    }

    /// <summary>Takes options from a section, such as <c>Monetize</c> of <c>appsettings.json</c>.</summary>
    /// <param name="section">The section. Whatever in it is no option is refused.</param>
    /// <exception cref="MonetizeOptionsException">Something in it is wrong; all of it is told at once.</exception>
    public MonetizeBuilder Configure(IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        _options = OptionsReader.Read(section, _options);
        return this;
    }

    /// <summary>Tells of each event of billing of a type, at least once and in order for one customer.</summary>
    /// <typeparam name="TEvent">The type, such as <see cref="InvoicePaid"/>.</typeparam>
    /// <param name="handler">Who is told. Where it throws, it is told again later.</param>
    public MonetizeBuilder On<TEvent>(Func<TEvent, CancellationToken, ValueTask> handler)
        where TEvent : BillingEvent
    {
        ArgumentNullException.ThrowIfNull(handler);
        _handlers.Add((handlers, _) => handlers.On(handler));
        return this;
    }

    /// <summary>
    /// Tells of each event of billing of a type, with services of the host from a scope of its own. Only a host has
    /// some: without one,
    /// <see cref="MonetizeEngine.OpenAsync(Action{MonetizeBuilder}, CancellationToken)"/> refuses it.
    /// </summary>
    /// <typeparam name="TEvent">The type, such as <see cref="InvoicePaid"/>.</typeparam>
    /// <param name="handler">Who is told. Where it throws, it is told again later.</param>
    public MonetizeBuilder On<TEvent>(Func<IServiceProvider, TEvent, CancellationToken, ValueTask> handler)
        where TEvent : BillingEvent
    {
        ArgumentNullException.ThrowIfNull(handler);
        _scoped.Add($"On<{typeof(TEvent).Name}>");
        _handlers.Add((handlers, services) => handlers.On(Scoped(services, handler)));
        return this;
    }

    /// <summary>Tells of each event of billing whose name fits a pattern.</summary>
    /// <param name="pattern">A name with <c>*</c> for any characters, such as <c>Invoice.*</c>.</param>
    /// <param name="handler">Who is told. Where it throws, it is told again later.</param>
    /// <exception cref="ArgumentException">No event has a name that fits.</exception>
    public MonetizeBuilder On(string pattern, Func<BillingEvent, CancellationToken, ValueTask> handler)
    {
        // Once here, so that a pattern that fits nothing is refused at the call that was wrong.
        _ = BillingHandlers.None.On(pattern, handler);
        _handlers.Add((handlers, _) => handlers.On(pattern, handler));
        return this;
    }

    /// <summary>
    /// Tells of each event of billing whose name fits a pattern, with services of the host from a scope of its own.
    /// Only a host has some: without one,
    /// <see cref="MonetizeEngine.OpenAsync(Action{MonetizeBuilder}, CancellationToken)"/> refuses it.
    /// </summary>
    /// <param name="pattern">A name with <c>*</c> for any characters, such as <c>Invoice.*</c>.</param>
    /// <param name="handler">Who is told. Where it throws, it is told again later.</param>
    /// <exception cref="ArgumentException">No event has a name that fits.</exception>
    public MonetizeBuilder On(
        string pattern, Func<IServiceProvider, BillingEvent, CancellationToken, ValueTask> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        _ = BillingHandlers.None.On(pattern, static (_, _) => ValueTask.CompletedTask);
        _scoped.Add($"On(\"{pattern}\")");
        _handlers.Add((handlers, services) => handlers.On(pattern, Scoped(services, handler)));
        return this;
    }

    /// <summary>Tells of each call of a service's method, in the process and after its usage is recorded.</summary>
    /// <typeparam name="TRequest">What the call takes.</typeparam>
    /// <typeparam name="TResult">What the call gives.</typeparam>
    /// <param name="method">The method's handle.</param>
    /// <param name="handler">Who is told.</param>
    public MonetizeBuilder On<TRequest, TResult>(
        ServiceMethod<TRequest, TResult> method,
        Func<ServiceCall<TRequest, TResult>, CancellationToken, ValueTask> handler)
    {
        _callHandlers = _callHandlers.On(method, handler);
        return this;
    }

    /// <summary>Tells of each call whose name fits a pattern.</summary>
    /// <param name="pattern">A name with <c>*</c> for any characters, such as <c>content-generation.*</c>.</param>
    /// <param name="handler">Who is told.</param>
    public MonetizeBuilder OnCall(string pattern, Func<ServiceCall, CancellationToken, ValueTask> handler)
    {
        _callHandlers = _callHandlers.On(pattern, handler);
        return this;
    }

    /// <summary>What a host and its container make an engine from.</summary>
    /// <exception cref="MonetizeOptionsException">Nothing says where data is kept.</exception>
    internal MonetizeSetup Build(string? name, IServiceProvider services) => Setup(name, services, []);

    /// <summary>What an engine without a host is made from.</summary>
    /// <exception cref="MonetizeOptionsException">Nothing says where data is kept, or it needs a host.</exception>
    internal MonetizeSetup BuildAlone() => Setup(name: null, NoServices.Instance, HostFaults());

    private MonetizeSetup Setup(string? name, IServiceProvider services, IEnumerable<OptionFault> others)
    {
        var faults = StoreFaults().Concat(others).ToValueArray();
        if (!faults.IsEmpty) throw new MonetizeOptionsException(faults);
        return new MonetizeSetup
        {
            Name = name,
            Stores = _stores!,
            Catalog = Combined(),
            Options = _options,
            Clock = _clock ?? services.GetService<TimeProvider>() ?? TimeProvider.System,
            Logging = services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance,
            Provider = _provider?.Invoke(services),
            Taxes = _taxes?.Invoke(services),
            Terms = _terms?.Invoke(services),
            ProviderEvents = [.. _providerEvents.Select(make => make(services))],
            Handlers = _handlers.Aggregate(BillingHandlers.None, (handlers, add) => add(handlers, services)),
            CallHandlers = _callHandlers,
            HasWorker = _hasWorker,
        };
    }

    private IEnumerable<OptionFault> StoreFaults()
    {
        if (_stores is not null) yield break;
        yield return new OptionFault(
            "Stores",
            "are not given",
            "Call UseSqlite(\"monetize.db\"), UsePostgreSql(…), UseInMemoryStores() or UseStores(…).");
    }

    private IEnumerable<OptionFault> HostFaults()
    {
        if (_hasWorker)
        {
            yield return new OptionFault(
                "UseWorker",
                "works in a host, and there is none",
                "Take it out and call MonetizeEngine.Work.WorkAsync(asOf) again and again, or use AddMonetize.");
        }

        foreach (var handler in _scoped)
        {
            yield return new OptionFault(
                handler,
                "takes services of a host, and there is none",
                "Write the handler without services, or use AddMonetize.");
        }
    }

    private static Func<TEvent, CancellationToken, ValueTask> Scoped<TEvent>(
        IServiceProvider services, Func<IServiceProvider, TEvent, CancellationToken, ValueTask> handler)
    {
        var scopes = services.GetRequiredService<IServiceScopeFactory>();
        return async (happened, cancellationToken) =>
        {
            var scope = scopes.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
            {
                await handler(scope.ServiceProvider, happened, cancellationToken).ConfigureAwait(false);
            }
        };
    }

    /// <summary>One catalog of all that was added; what was added twice with one definition counts once.</summary>
    private Catalog Combined()
    {
        var catalog = Catalog.Of(_plans.Distinct(), _services.Distinct());
        var others = _meters.Where(meter => catalog.Meters.All(known => known.Key != meter.Key))
            .DistinctBy(static meter => meter.Key, StringComparer.Ordinal);
        return catalog with { Meters = [.. catalog.Meters, .. others] };
    }
}
