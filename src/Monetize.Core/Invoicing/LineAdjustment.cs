using System.Globalization;

namespace Monetize.Invoicing;

/// <summary>How a discount or a tax came to what falls on one charge.</summary>
/// <param name="Reason">The coupon, the maximum, or the tax with its rate.</param>
/// <param name="Base">What the charge came to before it.</param>
/// <param name="Amount">What falls on the charge; negative for a discount.</param>
public readonly record struct LineAdjustment(string Reason, Money Base, Money Amount)
{
    /// <summary>Reason, base and amount, in the invariant culture.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Reason}: {Amount} of {Base}");
}
