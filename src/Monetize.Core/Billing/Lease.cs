using System.Globalization;

namespace Monetize.Billing;

/// <summary>
/// The right to work for a customer for a while. Each new one has a greater token, and a store refuses what comes with
/// an older: a worker that was taken for dead cannot write when it wakes up.
/// </summary>
/// <param name="Customer">For whom.</param>
/// <param name="Kind">What work it is for.</param>
/// <param name="Token">Which lease of this customer and kind it is, from 1.</param>
public sealed record Lease(CustomerId Customer, LeaseKind Kind, long Token)
{
    /// <summary>Customer and token.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind} {Token} of {Customer}");
}
