using Monetize.Billing.Running;
using Monetize.Payments;

namespace Monetize.Billing.Verification;

/// <summary>What a verification has to know of how the store is used.</summary>
/// <remarks>Immutable; equal when all parts are.</remarks>
public sealed record VerificationOptions
{
    /// <summary>
    /// The options of the runs: their grace, late usage and series of numbers. The defaults by default.
    /// </summary>
    public BillingRunOptions Run { get; init; } = new();

    /// <summary>How credit notes are numbered.</summary>
    public NumberSeries CreditNotes { get; init; } = NumberSeries.CreditNotes;

    /// <summary>The provider that is asked what it took in; none is asked where null, which is the default.</summary>
    public IPaymentProvider? Provider { get; init; }

    /// <summary>
    /// The clock of the workers: what they hold for longer than they may is found. None by default, and leases are not
    /// judged then.
    /// </summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>The options of the runs.</summary>
    public override string ToString() => Run.ToString();
}
