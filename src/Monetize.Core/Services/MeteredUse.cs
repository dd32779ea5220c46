using System.Globalization;
using Monetize.Metering;

namespace Monetize.Services;

/// <summary>What a call used of one meter.</summary>
/// <param name="Record">The record.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="MarginalCost">
/// An estimate of what the call costs the customer: the price of the period with it less the price without it,
/// exactly, added up over the subscriptions that price the meter. Calls that run at the same time do not see each
/// other, minimum and maximum are left out, and the invoice decides. Null where the use is not billed: the customer is
/// on no plan, in a trial or paused, the plan does not price the meter, or the record does not count. Null as well
/// where the price cannot be told from quantities, or is of several currencies.
/// </param>
public readonly record struct MeteredUse(UsageRecord Record, RecordResult Outcome, Money? MarginalCost)
{
    /// <summary>The meter, the quantity and the outcome.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Record.Quantity} {Record.Meter}: {Outcome}");
}
