using System.Numerics;
using Monetize.Catalogs;
using Monetize.Tests.Monetary;

namespace Monetize.Tests.Oracles;

/// <summary>How many packages cover a quantity, counted with integers.</summary>
internal static class NaivePackages
{
    public static BigDecimal Of(PackagePrice price, BigDecimal quantity)
    {
        var paid = quantity - price.FreeUnits;
        if (paid <= 0m) return 0m;
        var full = Full(paid, price.Size, out var isStarted);
        return new BigDecimal(isStarted && price.Rounding == PackageRounding.Up ? full + 1 : full, 0);
    }

    public static BigDecimal Started(BigDecimal units, BigDecimal size)
    {
        var full = Full(units, size, out var isStarted);
        return new BigDecimal(isStarted ? full + 1 : full, 0);
    }

    public static BigInteger Full(BigDecimal units, BigDecimal size, out bool isStarted)
    {
        var full = BigInteger.DivRem(
            units.Mantissa * BigInteger.Pow(10, size.Scale),
            size.Mantissa * BigInteger.Pow(10, units.Scale),
            out var started);
        isStarted = !started.IsZero;
        return full;
    }
}
