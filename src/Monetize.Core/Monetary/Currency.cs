namespace Monetize;

/// <summary>A currency, named by its ISO 4217 code.</summary>
/// <param name="Code">Three capital letters.</param>
/// <param name="MinorUnits">The number of decimals of an amount that can be paid.</param>
public readonly record struct Currency(string Code, int MinorUnits)
{
    /// <summary>The US dollar.</summary>
    public static Currency Usd => new("USD", 2);

    /// <summary>The code.</summary>
    public override string ToString() => Code ?? "XXX";
}
