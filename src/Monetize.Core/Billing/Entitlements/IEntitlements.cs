using Monetize.Storage;

namespace Monetize.Billing.Entitlements;

/// <summary>What customers may use by their plans.</summary>
/// <remarks>
/// Safe for any number of threads at once. What is expected to be refused is a result and no exception.
/// </remarks>
public interface IEntitlements
{
    /// <summary>
    /// Whether a customer may use some more of a meter now. Others may use it up before it is recorded: where the limit
    /// must hold, <see cref="RecordAsync"/>.
    /// </summary>
    /// <param name="customer">The customer.</param>
    /// <param name="meter">The meter.</param>
    /// <param name="quantity">How much, in the meter's unit; 1 by default.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="StoreException">A store failed.</exception>
    ValueTask<Entitlement> CheckAsync(
        CustomerId customer, Meter meter, decimal quantity = 1m, CancellationToken cancellationToken = default);

    /// <summary>Whether the plan of a customer has a feature now, and what it says of it.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="feature">The key of the feature.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="StoreException">A store failed.</exception>
    ValueTask<Entitlement> CheckFeatureAsync(
        CustomerId customer, string feature, CancellationToken cancellationToken = default);

    /// <summary>
    /// Records a use where the customer may: of a hard limit, looking and recording are one step of the store, so that
    /// any number of calls at once let exactly what is left pass. Once more with the same key is a duplicate, and
    /// allowed.
    /// </summary>
    /// <param name="record">The use; its time decides the period.</param>
    /// <param name="cancellationToken">
    /// Cancels the wait. Whether the record was stored is open then: record it again.
    /// </param>
    /// <exception cref="StoreException">A store failed; nothing is acknowledged.</exception>
    ValueTask<EntitledUse> RecordAsync(UsageRecord record, CancellationToken cancellationToken = default);
}
