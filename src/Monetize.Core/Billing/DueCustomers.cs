using System.Globalization;

namespace Monetize.Billing;

/// <summary>
/// Customers for whom something is to be done, whom no one else has: those that wait longest first, then by id. Rows
/// that are locked at the moment are passed over.
/// </summary>
/// <param name="Kind">What is to be done. Of parked customers nothing is to be invoiced.</param>
/// <param name="Through">Up to when it was to be done, inclusive.</param>
/// <param name="Now">Leases that end at this instant or before are over.</param>
/// <param name="Limit">How many at most.</param>
public sealed record DueCustomers(LeaseKind Kind, DateTimeOffset Through, DateTimeOffset Now, int Limit)
{
    /// <summary>
    /// Whether a payment that waits is a reason to take its customer; without, only what is to be invoiced is. True by
    /// default; of no matter where messages are handed on.
    /// </summary>
    public bool WithPayments { get; init; } = true;

    /// <summary>Kind and instant.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Limit} customers due for {Kind} by {Through:u}");
}
