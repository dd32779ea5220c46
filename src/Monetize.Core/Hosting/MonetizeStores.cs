using Monetize.Billing;
using Monetize.Storage;

namespace Monetize;

/// <summary>
/// Where usage and billing of one tenant are kept, and how both are opened: what <c>UseSqlite</c> and the like make.
/// </summary>
/// <remarks>Immutable. Nothing is opened before it is needed; what is opened, the engine closes.</remarks>
public sealed class MonetizeStores
{
    /// <summary>Says how stores are opened.</summary>
    /// <param name="name">What they are, for logs and messages; no password and no path of a secret.</param>
    /// <param name="openUsage">Opens the store of usage.</param>
    /// <param name="openBilling">Opens the store of billing.</param>
    public MonetizeStores(
        string name,
        Func<CancellationToken, ValueTask<IUsageStore>> openUsage,
        Func<CancellationToken, ValueTask<IBillingStore>> openBilling)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(openUsage);
        ArgumentNullException.ThrowIfNull(openBilling);
        (Name, OpenUsageAsync, OpenBillingAsync) = (name, openUsage, openBilling);
    }

    /// <summary>What they are.</summary>
    public string Name { get; }

    /// <summary>Whether nothing of them survives the process. False by default.</summary>
    public bool IsVolatile { get; init; }

    internal Func<CancellationToken, ValueTask<IUsageStore>> OpenUsageAsync { get; }

    internal Func<CancellationToken, ValueTask<IBillingStore>> OpenBillingAsync { get; }

    /// <summary>Stores in memory, new ones each time that an engine opens them: gone when the process ends.</summary>
    public static MonetizeStores InMemory() => new(
        "memory",
        static _ => ValueTask.FromResult<IUsageStore>(new InMemoryUsageStore()),
        static _ => ValueTask.FromResult<IBillingStore>(new InMemoryBillingStore()))
    {
        IsVolatile = true,
    };

    /// <summary>Stores that are open. The engine closes them.</summary>
    /// <param name="usage">The store of usage.</param>
    /// <param name="billing">The store of billing.</param>
    public static MonetizeStores Of(IUsageStore usage, IBillingStore billing)
    {
        ArgumentNullException.ThrowIfNull(usage);
        ArgumentNullException.ThrowIfNull(billing);
        return new MonetizeStores(
            "stores of the host", _ => ValueTask.FromResult(usage), _ => ValueTask.FromResult(billing));
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
