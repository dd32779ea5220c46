namespace Monetize.Testing;

/// <summary>The kinds of <see cref="Price"/>, by trade name.</summary>
public enum PriceKind
{
    /// <summary><see cref="FlatPrice"/>.</summary>
    Flat,

    /// <summary><see cref="PerUnitPrice"/>.</summary>
    PerUnit,

    /// <summary><see cref="PackagePrice"/>.</summary>
    Package,

    /// <summary><see cref="GraduatedPrice"/>, with package sizes and caps in some tiers.</summary>
    Graduated,

    /// <summary><see cref="VolumePrice"/>, with package sizes and caps in some tiers.</summary>
    Volume,

    /// <summary><see cref="StairstepPrice"/>.</summary>
    Stairstep,

    /// <summary><see cref="PercentagePrice"/>.</summary>
    Percentage,

    /// <summary><see cref="GraduatedPercentagePrice"/>.</summary>
    GraduatedPercentage,

    /// <summary><see cref="MatrixPrice"/>.</summary>
    Matrix,

    /// <summary><see cref="DynamicPrice"/>.</summary>
    Dynamic,
}
