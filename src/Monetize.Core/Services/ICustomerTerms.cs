using Monetize.Collections;

namespace Monetize.Services;

/// <summary>Tells which plan versions and billing periods a customer is on.</summary>
/// <remarks>Safe for any number of threads at once.</remarks>
public interface ICustomerTerms
{
    /// <summary>The terms of a customer.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="instant">The instant that is asked for.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>One for each subscription by which usage of the instant is billed; none where there is none.</returns>
    ValueTask<ValueArray<CustomerTerms>> FindAsync(
        CustomerId customer, DateTimeOffset instant, CancellationToken cancellationToken = default);
}
