using System.Globalization;

namespace Monetize.Subscriptions;

/// <summary>What a change in the middle of a period gives back and costs, each rounded once.</summary>
/// <param name="Credit">What is given back, 0 or below.</param>
/// <param name="Charge">What is charged.</param>
public readonly record struct ProratedChange(Money Credit, Money Charge)
{
    /// <summary>What is to be paid; below 0 where more is given back.</summary>
    public Money Net => Credit + Charge;

    /// <summary>The change from one price to another by two shares of the period.</summary>
    /// <param name="oldPrice">What was paid for the whole period, after discounts.</param>
    /// <param name="unused">The share that is given back.</param>
    /// <param name="newPrice">What the whole period costs now, after discounts.</param>
    /// <param name="charged">The share that is charged.</param>
    /// <exception cref="InvalidOperationException">A currency has no minor unit.</exception>
    public static ProratedChange Of(
        Money oldPrice, ProrationShare unused, Money newPrice, ProrationShare charged) =>
        new(-unused.Of(oldPrice), charged.Of(newPrice));

    /// <summary>Credit and charge, in the invariant culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Credit} and {Charge}");
}
