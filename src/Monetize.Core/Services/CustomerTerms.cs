using Monetize.Collections;
using Monetize.Invoicing;

namespace Monetize.Services;

/// <summary>What a customer is billed by at an instant.</summary>
/// <param name="Plan">The plan version.</param>
/// <param name="Period">The stretch around the instant of which usage is priced together: the billing period.</param>
public sealed record CustomerTerms(Plan Plan, Period Period)
{
    /// <summary>What the last period left of included quantities, by meter, in billed units; none by default.</summary>
    public ValueArray<CarriedAllowance> CarriedOver { get; init; }

    /// <summary>Plan version and period.</summary>
    public override string ToString() => $"{PlanVersion.Of(Plan)} {Period}";
}
