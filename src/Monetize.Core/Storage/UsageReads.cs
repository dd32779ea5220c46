namespace Monetize.Storage;

/// <summary>Questions to a usage store.</summary>
public static class UsageReads
{
    /// <summary>What one customer used of one meter in a period, in the meter's unit; 0 where nothing.</summary>
    /// <param name="store">The store.</param>
    /// <param name="customer">The customer.</param>
    /// <param name="meter">The meter.</param>
    /// <param name="period">The period.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="Monetary.NotExactException">No decimal holds the quantity.</exception>
    public static async ValueTask<decimal> QuantityAsync(
        this IUsageStore store,
        CustomerId customer,
        Meter meter,
        Period period,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        var query = new UsageSummaryQuery { Meters = [meter], Period = period, Customers = [customer] };
        await foreach (var summary in store.SummarizeAsync(query, cancellationToken).ConfigureAwait(false))
        {
            return summary.Quantity;
        }

        return 0m;
    }
}
