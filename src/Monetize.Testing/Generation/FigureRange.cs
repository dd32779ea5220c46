namespace Monetize.Testing;

/// <summary>Which figures a generator chooses.</summary>
public enum FigureRange
{
    /// <summary>Each thing is either everyday or extreme. The default.</summary>
    Any,

    /// <summary>
    /// What people write: prices to 4 decimals, fees in hundredths, quantities to 10^7 with up to 9 decimals. A decimal
    /// holds what such a price gives for such a quantity.
    /// </summary>
    Everyday,

    /// <summary>
    /// Whole bounds, packages and quantities, the latter up to 100,000, for tests that count one unit after the other.
    /// Prices have up to 12 decimals.
    /// </summary>
    Whole,

    /// <summary>
    /// Prices to 12 decimals, bounds and quantities to 10^18 with 9 decimals. Some amounts fit no decimal: rating them
    /// is a <see cref="Monetary.NotExactException"/>.
    /// </summary>
    Extreme,
}
