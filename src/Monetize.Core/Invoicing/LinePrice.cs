namespace Monetize.Invoicing;

/// <summary>
/// The price of a line as it was when the line was made: later versions of the plan do not change it.
/// </summary>
/// <param name="Plan">The plan and its version.</param>
/// <param name="ChargeKey">Which charge of the plan: <c>usage:words</c>, <c>recurring:0</c>, <c>one-time:1</c>.</param>
/// <param name="Charge">The charge with all figures; none where a bound of the whole plan made the line.</param>
public sealed record LinePrice(PlanVersion Plan, string ChargeKey, Charge? Charge)
{
    /// <summary>Plan, version and charge.</summary>
    public override string ToString() => $"{Plan} {ChargeKey}";
}
