using Microsoft.Extensions.Logging;
using Monetize.Billing;
using Monetize.Billing.Delivery;
using Monetize.Billing.Entitlements;
using Monetize.Billing.Inbox;
using Monetize.Billing.Management;
using Monetize.Billing.Operations;
using Monetize.Billing.Running;
using Monetize.Hosting;
using Monetize.Services;
using Monetize.Storage;

namespace Monetize;

/// <summary>
/// One tenant's monetization: recorder, calls, billing and stores, all of one catalog. <c>AddMonetize</c> makes it in a
/// host, and <see cref="OpenAsync(MonetizeStores, Catalog, MonetizeOptions, CancellationToken)"/> anywhere else.
/// </summary>
/// <remarks>Safe for any number of threads at once. Whoever opened it disposes it, and its stores with it.</remarks>
public sealed class MonetizeEngine : IAsyncDisposable, IDisposable
{
    private readonly MonetizeSetup _setup;
    private readonly ILogger _logger;
    private readonly LateUsageStore _usage;
    private readonly LateBillingStore _billing;
    private readonly BillingWork _work;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile bool _isOpen;

    internal MonetizeEngine(MonetizeSetup setup)
    {
        var (options, clock) = (setup.Options.Checked(), setup.Clock);
        var instruments = new Instruments(setup.Name);
        _setup = setup;
        _logger = setup.Logging.CreateLogger<MonetizeEngine>();
        _usage = new LateUsageStore(setup.Stores.OpenUsageAsync);
        _billing = new LateBillingStore(setup.Stores.OpenBillingAsync);
        var recorder = new UsageRecorder(_usage, setup.Catalog.Meters, clock, options.Window);
        Recorder = new CountedRecorder(recorder, instruments);
        var terms = options.EstimatesCosts ? setup.Terms ?? new StoredCustomerTerms(_billing) : null;
        Calls = new ServiceCaller(Recorder, setup.CallHandlers, _usage, terms);
        Customers = new BillingCustomers(_billing);
        Subscriptions = new BillingSubscriptions(_billing, options.Billing);
        Invoices = new BillingInvoices(_billing, _usage, setup.Taxes, options.Billing);
        Entitlements = new CountedEntitlements(new StoredEntitlements(_billing, _usage, recorder), instruments);
        Inbox = new ProviderInbox(
            _billing, setup.Provider, setup.ProviderEvents, options.Billing.Payments, options.Inbox, clock);
        _work = new BillingWork(
            Run(options.Billing),
            Run(options.Billing with { ListsInvoices = false }),
            new MessageDelivery(_billing, setup.Handlers, options.Delivery, clock),
            Inbox,
            instruments,
            _logger,
            clock);

        BillingRun Run(BillingRunOptions how) =>
            new(_billing, _usage, setup.Provider, setup.Taxes, how, clock);
    }

    /// <summary>The name of the registration; none for the one without, and outside of a host.</summary>
    public string? Name => _setup.Name;

    /// <summary>What is sold.</summary>
    public Catalog Catalog => _setup.Catalog;

    /// <summary>How it works.</summary>
    public MonetizeOptions Options => _setup.Options;

    /// <summary>The clock by which it records and works.</summary>
    public TimeProvider Clock => _setup.Clock;

    /// <summary>Where usage is kept.</summary>
    public IUsageStore Usage => _usage;

    /// <summary>Where billing is kept.</summary>
    public IBillingStore Billing => _billing;

    /// <summary>Records usage.</summary>
    public IUsageRecorder Recorder { get; }

    /// <summary>Runs methods of services.</summary>
    public ServiceCaller Calls { get; }

    /// <summary>The customers.</summary>
    public ICustomers Customers { get; }

    /// <summary>Their subscriptions.</summary>
    public ISubscriptions Subscriptions { get; }

    /// <summary>Their invoices.</summary>
    public IInvoices Invoices { get; }

    /// <summary>What they may use.</summary>
    public IEntitlements Entitlements { get; }

    /// <summary>Takes in what providers tell.</summary>
    public ProviderInbox Inbox { get; }

    /// <summary>What has to be done again and again.</summary>
    public IBillingWork Work => _work;

    internal WorkReport? LastWork => _work.Last;

    internal bool HasWorker => _setup.HasWorker;

    internal ILogger Logger => _logger;

    /// <summary>Opens an engine, and publishes the plans of its catalog.</summary>
    /// <param name="stores">Where usage and billing are kept.</param>
    /// <param name="catalog">What is sold.</param>
    /// <param name="options">How it works; the defaults where null.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <exception cref="MonetizeOptionsException">The options contradict each other (MON2101).</exception>
    /// <exception cref="BillingException">A plan version was published with another definition (MON1901).</exception>
    /// <exception cref="StoreException">A store cannot be opened.</exception>
    public static ValueTask<MonetizeEngine> OpenAsync(
        MonetizeStores stores,
        Catalog catalog,
        MonetizeOptions? options = null,
        CancellationToken cancellationToken = default) =>
        OpenAsync(
            builder => builder.UseStores(stores).AddCatalog(catalog).Configure(before => options ?? before),
            cancellationToken);

    /// <summary>
    /// Opens an engine with all that a builder can say without a host, and publishes the plans of its catalog. Nothing
    /// is billed by itself: call <see cref="Work"/> from a scheduler of your own.
    /// </summary>
    /// <param name="configure">Says what it is made from. What is made from services is given none.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <exception cref="MonetizeOptionsException">
    /// The options are not valid, or there is a worker or a handler that takes services, which only a host has
    /// (MON2101).
    /// </exception>
    /// <exception cref="BillingException">A plan version was published with another definition (MON1901).</exception>
    /// <exception cref="StoreException">A store cannot be opened.</exception>
    public static async ValueTask<MonetizeEngine> OpenAsync(
        Action<MonetizeBuilder> configure, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var builder = new MonetizeBuilder();
        configure(builder);
        var engine = new MonetizeEngine(builder.BuildAlone());
        try
        {
            await engine.StartAsync(cancellationToken).ConfigureAwait(false);
            return engine;
        }
        catch
        {
            await engine.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Closes the stores. What was acknowledged is in them.</summary>
    public async ValueTask DisposeAsync()
    {
        await _usage.DisposeAsync().ConfigureAwait(false);
        await _billing.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>As <see cref="DisposeAsync"/>, for those who cannot wait without holding a thread.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>The name and the stores.</summary>
    public override string ToString() => $"{_setup}: {_setup.Stores}";

    /// <summary>Opens the stores and publishes the plans; once more does nothing.</summary>
    internal async ValueTask StartAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_isOpen) return;
            await _usage.OpenAsync(cancellationToken).ConfigureAwait(false);
            await _billing.OpenAsync(cancellationToken).ConfigureAwait(false);
            _logger.StoresOpen(_setup.Stores.Name);
            if (_setup.Stores.IsVolatile) _logger.NothingSurvives();
            await PublishAsync(cancellationToken).ConfigureAwait(false);
            _isOpen = true;
        }
        finally
        {
            _gate.Release();
        }
    }

    private async ValueTask PublishAsync(CancellationToken cancellationToken)
    {
        if (Catalog.Plans.IsEmpty) return;
        var stamp = new Stamp(Clock.GetUtcNow(), Options.Billing.Owner);
        var published = await _billing.ChangeAsync(new PublishPlans(Catalog.Plans, stamp), cancellationToken)
            .ConfigureAwait(false);
        foreach (var plan in published) _logger.PlanPublished(plan.ToString());
    }
}
