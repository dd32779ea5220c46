namespace Monetize.Catalogs;

/// <summary>
/// What a period costs whose quantity is below zero, as corrections can make it. Prices that read records or cells
/// refuse negative ones whatever is said here.
/// </summary>
public enum NegativeQuantity
{
    /// <summary>It is refused with an error. The default.</summary>
    Refused,

    /// <summary>It costs what quantity 0 costs.</summary>
    Zero,

    /// <summary>It costs the price of the quantity without its sign, negated: money goes back.</summary>
    Mirrored,
}
