using Monetize.Collections;

namespace Monetize.Billing;

/// <summary>
/// What an operation needs to see. A store locks customers first, in the order of their ids, or takes what is free;
/// then reads the rows; and locks the counters last, so that nobody waits for them longer than needed.
/// </summary>
public sealed record BillingNeed
{
    /// <summary>The customers, locked until the operation is done. Those that are not there are left out.</summary>
    public ValueArray<CustomerId> Customers { get; init; }

    /// <summary>Customers that have something due and are free; none by default.</summary>
    public DueCustomers? Due { get; init; }

    /// <summary>Events of providers that wait and are free; none by default.</summary>
    public DueEvents? Events { get; init; }

    /// <summary>Rows by the text of a column.</summary>
    public ValueArray<WantedRows> Rows { get; init; }

    /// <summary>
    /// Whether what is left on the balances and credits of the customers is needed: the sums of the postings of their
    /// accounts <c>balance</c> and <c>prepaid</c>.
    /// </summary>
    public bool Balances { get; init; }

    /// <summary>The counters, locked until the operation is done.</summary>
    public ValueArray<string> Counters { get; init; }
}
