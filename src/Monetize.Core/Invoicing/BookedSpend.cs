using System.Globalization;

namespace Monetize.Invoicing;

/// <summary>
/// What earlier invoices billed of what a bound takes together, in major units and whole minor units.
/// </summary>
/// <param name="Billed">Lines before anything was taken off.</param>
/// <param name="Excess">What this bound's maximum took off, 0 or more.</param>
/// <param name="Discounts">What else was taken off: coupons, and maximums of charges under a plan's; 0 or more.</param>
/// <param name="TrueUp">What this bound's minimum added, 0 or more.</param>
/// <param name="TrueUpCredited">What credit notes gave back of that, 0 or more.</param>
/// <param name="ChargeTrueUps">
/// Of a plan: what minimums of its charges added, 0 or more. It counts towards the plan's minimum.
/// </param>
public readonly record struct BookedSpend(
    decimal Billed,
    decimal Excess,
    decimal Discounts,
    decimal TrueUp,
    decimal TrueUpCredited = 0m,
    decimal ChargeTrueUps = 0m)
{
    /// <summary>The figures in the invariant culture.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Billed} less {Excess} less {Discounts} plus {TrueUp}");
}
