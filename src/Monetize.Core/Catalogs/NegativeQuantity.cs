namespace Monetize.Catalogs;

/// <summary>
/// What a quantity below zero costs, as corrections can make it: that of the period, of each bucket, of each cell of a
/// matrix, or the sum of a dynamic price. A percentage price refuses each negative record and goes with no other value.
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
