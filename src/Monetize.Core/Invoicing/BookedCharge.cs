using System.Globalization;

namespace Monetize.Invoicing;

/// <summary>A charge of an earlier invoice, with what was taken off it.</summary>
/// <param name="Line">The line.</param>
/// <param name="ChargeExcess">What the maximum of the charge took off, in major units.</param>
/// <param name="PlanExcess">What the maximum of the plan took off.</param>
/// <param name="Coupons">What coupons took off.</param>
/// <param name="Credited">What credit notes gave back of what was left.</param>
internal readonly record struct BookedCharge(
    InvoiceLine Line, decimal ChargeExcess, decimal PlanExcess, decimal Coupons, decimal Credited)
{
    /// <summary>The figures in the invariant culture.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Line} less {ChargeExcess}, {PlanExcess}, {Coupons} and {Credited}");
}
