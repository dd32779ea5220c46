namespace Monetize;

/// <summary>Which way a figure goes that lies between two multiples of the rounding unit.</summary>
public enum RoundingMode
{
    /// <summary>To the nearest; a tie away from zero: 0.125 to 0.13, -0.125 to -0.13. The default everywhere.</summary>
    HalfAwayFromZero,

    /// <summary>To the nearest; a tie to the even digit: 0.125 to 0.12, 0.135 to 0.14.</summary>
    HalfEven,

    /// <summary>Away from zero: 0.121 to 0.13, -0.121 to -0.13.</summary>
    Up,

    /// <summary>Towards zero: 0.129 to 0.12, -0.129 to -0.12.</summary>
    Down,

    /// <summary>To the larger: 0.121 to 0.13, -0.129 to -0.12.</summary>
    Ceiling,

    /// <summary>To the smaller: 0.129 to 0.12, -0.121 to -0.13.</summary>
    Floor,
}
