using Microsoft.Extensions.Logging;
using Monetize.Billing.Delivery;
using Monetize.Billing.Inbox;
using Monetize.Billing.Running;
using Monetize.Payments;
using Monetize.Services;

namespace Monetize.Hosting;

/// <summary>All that an engine is made from: what a <see cref="MonetizeBuilder"/> has collected.</summary>
internal sealed record MonetizeSetup
{
    /// <summary>The name of the registration; none for the one without.</summary>
    public string? Name { get; init; }

    public required MonetizeStores Stores { get; init; }

    public required Catalog Catalog { get; init; }

    public required MonetizeOptions Options { get; init; }

    public required TimeProvider Clock { get; init; }

    public required ILoggerFactory Logging { get; init; }

    public IPaymentProvider? Provider { get; init; }

    public ITaxProvider? Taxes { get; init; }

    public ICustomerTerms? Terms { get; init; }

    public IReadOnlyList<IProviderEvents> ProviderEvents { get; init; } = [];

    public BillingHandlers Handlers { get; init; } = BillingHandlers.None;

    public CallHandlers CallHandlers { get; init; } = CallHandlers.None;

    public bool HasWorker { get; init; }

    public override string ToString() => Name ?? "Monetize";
}
