using System.Globalization;

namespace Monetize.Billing.Verification;

/// <summary>
/// What became of the records of a customer on a meter: recorded is invoiced, open, and not billable together; what was
/// rejected was never counted and stands beside it.
/// </summary>
/// <param name="Customer">The customer, known or not.</param>
/// <param name="Meter">The key of the meter.</param>
public sealed record UsageBalance(CustomerId Customer, string Meter)
{
    /// <summary>How many records the store holds.</summary>
    public long Recorded { get; init; }

    /// <summary>How many of them invoices rest on, also where nothing was owed for them.</summary>
    public long Invoiced { get; init; }

    /// <summary>How many of them the next invoice will rest on.</summary>
    public long Open { get; init; }

    /// <summary>How many of them are of a customer that there is not.</summary>
    public long OfUnknownCustomer { get; init; }

    /// <summary>
    /// How many of them are of a time without a subscription that prices the meter: before the start, after the end, in
    /// a trial or a pause.
    /// </summary>
    public long Unsubscribed { get; init; }

    /// <summary>How many of them came too late for every invoice.</summary>
    public long TooLate { get; init; }

    /// <summary>How many records were rejected.</summary>
    public long Rejected { get; init; }

    /// <summary>How many records nobody will ever pay.</summary>
    public long NotBillable => OfUnknownCustomer + Unsubscribed + TooLate;

    /// <summary>All counts in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Customer} {Meter}: {Recorded} recorded, {Invoiced} invoiced, {Open} open, {NotBillable} not billable, "
        + $"{Rejected} rejected");
}
