using Monetize.Billing.Entitlements;

namespace Monetize.Hosting;

/// <summary>Entitlements of which the outcomes of records are counted, as those of a recorder are.</summary>
internal sealed class CountedEntitlements(IEntitlements inner, Instruments instruments) : IEntitlements
{
    public ValueTask<Entitlement> CheckAsync(
        CustomerId customer, Meter meter, decimal quantity = 1m, CancellationToken cancellationToken = default) =>
        inner.CheckAsync(customer, meter, quantity, cancellationToken);

    public ValueTask<Entitlement> CheckFeatureAsync(
        CustomerId customer, string feature, CancellationToken cancellationToken = default) =>
        inner.CheckFeatureAsync(customer, feature, cancellationToken);

    public async ValueTask<EntitledUse> RecordAsync(
        UsageRecord record, CancellationToken cancellationToken = default)
    {
        var use = await inner.RecordAsync(record, cancellationToken).ConfigureAwait(false);
        if (use.Result is { } result) instruments.Count([result]);
        return use;
    }
}
