using System.Globalization;
using Monetize.Collections;
using Monetize.Rating;

namespace Monetize.Invoicing;

/// <summary>What a customer has paid ahead: prepaid credits burn first, then the balance.</summary>
/// <remarks>Immutable; equal when all parts are.</remarks>
public sealed record AvailableCredit
{
    /// <summary>Nothing.</summary>
    public static AvailableCredit None { get; } = new() { At = DateTimeOffset.MinValue };

    /// <summary>When it is used: what has expired by then pays nothing.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Prepaid credits in the currency of the invoice, in any order. None by default.</summary>
    public ValueArray<PrepaidCredit> Credits { get; init; }

    /// <summary>The balance that earlier invoices left, in major units. 0 or more; 0 by default.</summary>
    public decimal Balance { get; init; }

    /// <summary>The figures in the invariant culture.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Credits.Count} credits and a balance of {Balance} at {At:u}");
}
