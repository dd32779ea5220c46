using System.Globalization;
using Monetize.Catalogs;

namespace Monetize;

/// <summary>One price for each package of units, first the free units off, then counted in packages.</summary>
/// <example>Size 1,000 at 5.00: quantity 1 costs 5.00, 1,000 costs 5.00 and 1,001 costs 10.00.</example>
public sealed record PackagePrice : Price
{
    /// <summary>Units in one package. More than 0.</summary>
    public required decimal Size { get; init; }

    /// <summary>What one package costs, in major units. 0 or more.</summary>
    public required decimal PricePerPackage { get; init; }

    /// <summary>Units subtracted before packages are counted. 0 or more; 0 by default.</summary>
    public decimal FreeUnits { get; init; }

    /// <summary>What becomes of the last, started package: paid by default.</summary>
    public PackageRounding Rounding { get; init; }

    /// <summary>The price in words, in the invariant culture.</summary>
    public override string ToString()
    {
        var rounding = Rounding == PackageRounding.Up ? "up" : "down";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"package of {Size} at {PricePerPackage}, {FreeUnits} free, rounded {rounding}");
    }
}
