using Monetize.Benchmarks.References;
using Monetize.Billing;
using Monetize.Storage;

namespace Monetize.Benchmarks.Usage;

/// <summary>A place where one side of a row bills: two stores, and the same tables by hand.</summary>
/// <param name="usage">The store of usage.</param>
/// <param name="billing">The store of billing.</param>
/// <param name="byHand">Opens the tables for raw statements.</param>
public sealed class BillingPlace(IUsageStore usage, IBillingStore billing, Func<BillingByHand> byHand) : IDisposable
{
    public IUsageStore Usage => usage;

    public IBillingStore Billing => billing;

    public BillingByHand ByHand() => byHand();

    public void Dispose()
    {
        billing.DisposeAsync().AsTask().GetAwaiter().GetResult();
        usage.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
