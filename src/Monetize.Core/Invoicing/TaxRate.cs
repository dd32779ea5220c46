using System.Globalization;

namespace Monetize.Invoicing;

/// <summary>A rate of tax, which the host gives: the library ships none.</summary>
/// <remarks>Immutable; equal when all parts are.</remarks>
public sealed record TaxRate
{
    /// <summary>A rate.</summary>
    /// <param name="name">The name that the customer reads, such as <c>VAT</c>.</param>
    /// <param name="percent">From 0 to 1,000, with 6 decimals at most.</param>
    /// <exception cref="ArgumentOutOfRangeException">The percentage is out of bounds or too fine.</exception>
    public TaxRate(string name, decimal percent)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfNegative(percent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 1_000m);
        Coupon.ThrowIfTooFine(percent, nameof(percent));
        Name = name;
        Percent = percent;
    }

    /// <summary>The name that the customer reads.</summary>
    public string Name { get; }

    /// <summary>The rate in percent.</summary>
    public decimal Percent { get; }

    /// <summary>Name and rate, in the invariant culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} {Percent:0.######} %");
}
