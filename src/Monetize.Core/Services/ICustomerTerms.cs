namespace Monetize.Services;

/// <summary>Tells which plan version and billing period a customer is on.</summary>
public interface ICustomerTerms
{
    /// <summary>The terms of a customer.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="instant">The instant that is asked for.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The terms, or null where the customer is on no plan.</returns>
    ValueTask<CustomerTerms?> FindAsync(
        CustomerId customer, DateTimeOffset instant, CancellationToken cancellationToken = default);
}
