using Monetize.Catalogs;
using Monetize.Monetary;

namespace Monetize.Rating;

/// <summary>
/// Rates <see cref="PackagePrice"/>: free units off, the rest counted in packages, a started one paid in full unless
/// the price says otherwise.
/// </summary>
internal sealed class PackageRater : CompiledPrice
{
    private readonly PackagePrice _price;
    private readonly LinearTiers _perPackage;

    public PackageRater(PackagePrice price)
        : base(price)
    {
        _price = price;
        _perPackage = new LinearTiers([new LinearTier(0m, 0m, price.PricePerPackage, 0m)]);
    }

    public override int MaxParts => 2;

    public override decimal Total(decimal quantity) => _perPackage.Total(Packages(quantity));

    public override int Rate(decimal quantity, Span<RatedPart> parts, out decimal total)
    {
        var packages = Packages(quantity);
        total = _perPackage.Total(packages);
        var free = Math.Min(quantity, _price.FreeUnits);
        var count = _price.FreeUnits == 0m ? 1 : 2;
        RequireRoom(parts, count);
        if (count == 2) parts[0] = new RatedPart(0m, free, free, 0m, 0m, 0m);
        parts[count - 1] = new RatedPart(free, quantity, packages, _price.PricePerPackage, 0m, total);
        return count;
    }

    private decimal Packages(decimal quantity)
    {
        if (quantity < 0m) throw RatingException.Negative(quantity);
        if (quantity <= _price.FreeUnits) return 0m;
        var paid = _price.FreeUnits == 0m ? quantity : ExactDecimal.Subtract(quantity, _price.FreeUnits);
        return _price.Rounding == PackageRounding.Up
            ? ExactDecimal.DivideUp(paid, _price.Size)
            : ExactDecimal.DivideDown(paid, _price.Size);
    }
}
