using System.Globalization;
using Monetize.Collections;
using Monetize.Invoicing;

namespace Monetize;

/// <summary>
/// A discount that a customer may redeem: a percentage or an amount, for one, some or all billing periods.
/// </summary>
/// <remarks>Immutable; equal when all figures are.</remarks>
public sealed record Coupon
{
    private const int MaxPercentDigits = 6;

    // Every invoice line of the coupon says it, and the three figures never change.
    private readonly string _text;

    private Coupon(string key, decimal? percent, Money? amount)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        Key = key;
        Percent = percent;
        Amount = amount;
        _text = percent is { } off
            ? string.Create(CultureInfo.InvariantCulture, $"{key} ({off:0.######} % off)")
            : string.Create(CultureInfo.InvariantCulture, $"{key} ({amount} off)");
    }

    /// <summary>What names it, such as <c>WELCOME10</c>.</summary>
    public string Key { get; }

    /// <summary>The percentage, above 0 up to 100; none where it is an amount.</summary>
    public decimal? Percent { get; }

    /// <summary>The amount, 0 or more; none where it is a percentage.</summary>
    public Money? Amount { get; }

    /// <summary>How long it counts. Once by default.</summary>
    public CouponDuration Duration { get; private init; }

    /// <summary>How many billing periods it counts where it is repeating; else 0.</summary>
    public int Periods { get; private init; }

    /// <summary>What a fixed amount is taken off. What a billing period comes to by default.</summary>
    public CouponTarget Target { get; private init; }

    /// <summary>The charges that it is for, by <see cref="LinePrice.ChargeKey"/>; empty for all, the default.</summary>
    public ValueArray<string> ChargeKeys { get; private init; }

    /// <summary>A percentage off each line.</summary>
    /// <param name="key">What names it.</param>
    /// <param name="percent">Above 0 up to 100, with 6 decimals at most.</param>
    /// <exception cref="ArgumentOutOfRangeException">The percentage is out of bounds or too fine.</exception>
    public static Coupon PercentOff(string key, decimal percent)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(percent, 0m);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 100m);
        ThrowIfTooFine(percent, nameof(percent));
        return new Coupon(key, percent, amount: null);
    }

    /// <summary>An amount off what a billing period comes to, never more than that.</summary>
    /// <param name="key">What names it.</param>
    /// <param name="amount">0 or more, in whole minor units.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The amount is negative or has a fraction of the minor unit.
    /// </exception>
    public static Coupon AmountOff(string key, Money amount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount.Amount, nameof(amount));
        if (amount.Round() != amount)
        {
            throw new ArgumentOutOfRangeException(nameof(amount), "A coupon takes off whole minor units.");
        }

        return new Coupon(key, percent: null, amount);
    }

    /// <summary>The same for a number of billing periods, that of the redemption among them.</summary>
    /// <param name="periods">1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public Coupon Repeating(int periods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(periods, 1);
        return this with { Duration = CouponDuration.Repeating, Periods = periods };
    }

    /// <summary>The same for as long as the subscription lasts.</summary>
    public Coupon Forever() => this with { Duration = CouponDuration.Forever, Periods = 0 };

    /// <summary>
    /// The same off each charge by itself: once for a billing period and plan version, however many lines bill it.
    /// </summary>
    public Coupon PerLine() => this with { Target = CouponTarget.Line };

    /// <summary>The same for some charges only.</summary>
    /// <param name="chargeKeys">The charges, by <see cref="LinePrice.ChargeKey"/>; at least one.</param>
    /// <exception cref="ArgumentException">There is no charge.</exception>
    public Coupon OnlyFor(params ReadOnlySpan<string> chargeKeys) => chargeKeys.IsEmpty
        ? throw new ArgumentException("A coupon for some charges names at least one.", nameof(chargeKeys))
        : this with { ChargeKeys = ValueArray.Create(chargeKeys) };

    /// <summary>Key and discount, in the invariant culture, such as <c>WELCOME10 (10 % off)</c>.</summary>
    public override string ToString() => _text;

    internal static void ThrowIfTooFine(decimal percent, string name)
    {
        if (decimal.Round(percent, MaxPercentDigits) != percent)
        {
            throw new ArgumentOutOfRangeException(name, "A percentage has at most 6 decimals.");
        }
    }
}
