using System.Numerics;
using Monetize.Catalogs;
using Monetize.Errors;
using Monetize.Metering;
using Monetize.Monetary;
using Monetize.Tests.Monetary;

namespace Monetize.Tests.Oracles;

/// <summary>What a usage charge means: transform, minimum quantity, allowance, price; by bucket if at all.</summary>
internal static class NaiveCharge
{
    public static BigDecimal Of(
        UsageCharge charge,
        PlanSemantics semantics,
        BigDecimal quantity,
        decimal carriedOver = 0m)
    {
        if (quantity < 0m)
        {
            return semantics.NegativeQuantity switch
            {
                NegativeQuantity.Zero => Of(charge, semantics, 0m, carriedOver),
                NegativeQuantity.Mirrored => -Of(charge, semantics, -quantity, carriedOver),
                _ => throw new NaiveRefusal(ErrorCodes.QuantityBelowZero),
            };
        }

        var units = Units(charge, quantity);
        var included = (BigDecimal)charge.Included + carriedOver;
        var beyond = units > included ? units - included : 0m;
        if (charge.Price is null) return 0m;
        if (beyond <= 0m && (included > 0m || semantics.ZeroUsage == ZeroUsage.Free)) return 0m;
        return charge.Price is VolumePrice volume && semantics.VolumeAllowance == VolumeAllowance.PaidOnceExceeded
            ? NaivePrice.Volume(volume.Tiers, units, beyond)
            : NaivePrice.Of(charge.Price, beyond);
    }

    /// <summary>The items that a collector gave for the charge.</summary>
    public static BigDecimal Of(UsageCharge charge, PlanSemantics semantics, IReadOnlyList<UsageItem> items)
    {
        if (charge.Bucket is not null)
        {
            return NaivePrice.Sum(items.Select(item => Of(charge, semantics, item.Quantity)));
        }

        return charge.Price switch
        {
            PercentagePrice => NaivePrice.Of(charge.Price, items),
            MatrixPrice matrix => NaivePrice.Sum(items.Where(item => item.Quantity != 0m)
                .GroupBy(item => NaivePrice.IndexOf(matrix, item.Dimensions))
                .Select(cell => Signed(semantics, matrix, [.. cell], cell.Sum(item => item.Quantity)))),
            DynamicPrice => Signed(semantics, charge.Price, items, items.Sum(item => item.Amount ?? item.Quantity)),
            _ => Of(charge, semantics, NaivePrice.Sum(items.Select(item => (BigDecimal)item.Quantity))),
        };
    }

    /// <summary>Items that add up to less than zero, by the plan's rule for that.</summary>
    private static BigDecimal Signed(
        PlanSemantics semantics, Price price, IReadOnlyList<UsageItem> items, decimal sum)
    {
        if (sum >= 0m) return NaivePrice.Of(price, items);
        var magnitude = NaivePrice.Of(
            price, [.. items.Select(item => new UsageItem(-item.Quantity, -item.Amount, item.Dimensions))]);
        return semantics.NegativeQuantity switch
        {
            NegativeQuantity.Zero => 0m,
            NegativeQuantity.Mirrored => -magnitude,
            _ => throw new NaiveRefusal(ErrorCodes.QuantityBelowZero),
        };
    }

    /// <summary>What is priced of a quantity that is not negative.</summary>
    public static BigDecimal Units(UsageCharge charge, BigDecimal quantity)
    {
        var units = charge.Transform is { } transform ? Transformed(transform, quantity) : quantity;
        return units > charge.MinimumQuantity ? units : charge.MinimumQuantity;
    }

    /// <summary>The quotient as a fraction of integers, rounded at a digit or not at all.</summary>
    public static BigDecimal Transformed(QuantityTransform transform, BigDecimal quantity)
    {
        BigDecimal factor = transform.Factor;
        var numerator = quantity.Mantissa * BigInteger.Pow(10, factor.Scale + 60);
        var denominator = factor.Mantissa * BigInteger.Pow(10, quantity.Scale);
        var kept = transform.Rounding is null ? 60 : transform.Digits;
        denominator *= BigInteger.Pow(10, 60 - kept);
        var quotient = BigInteger.DivRem(numerator, denominator, out var rest);
        if (rest.IsZero) return At(quotient, kept);
        var isUpperHalf = rest * 2 > denominator || (rest * 2 == denominator
            && (transform.Rounding == RoundingMode.HalfAwayFromZero || !quotient.IsEven));
        var goesUp = transform.Rounding switch
        {
            RoundingMode.Up or RoundingMode.Ceiling => true,
            RoundingMode.Down or RoundingMode.Floor => false,
            null => throw new NaiveRefusal(ErrorCodes.NotExact),
            _ => isUpperHalf,
        };
        return At(goesUp ? quotient + 1 : quotient, kept);
    }

    private static BigDecimal At(BigInteger mantissa, int digits) => digits >= 0
        ? new BigDecimal(mantissa, digits)
        : new BigDecimal(mantissa * BigInteger.Pow(10, -digits), 0);
}
