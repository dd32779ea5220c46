using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Monetize.Monetary;

/// <summary>
/// Arithmetic on <see cref="decimal"/> that is exact or says so. The operators of <see cref="decimal"/> round silently
/// as soon as a result needs more than 28 digits; these never do.
/// </summary>
/// <remarks>
/// How a silent rounding is noticed: an exact product has the sum of both scales and an exact sum the larger of both. A
/// smaller scale means that digits were dropped, all of them zero or not, which a wider integer decides.
/// </remarks>
internal static class ExactDecimal
{
    private const int MaxScale = 28;
    private static readonly BigInteger MaxMantissa = (BigInteger.One << 96) - 1;

    /// <summary>The product, exactly.</summary>
    /// <exception cref="NotExactException">No decimal holds the product.</exception>
    public static decimal Multiply(decimal left, decimal right) =>
        TryMultiply(left, right, out var product) ? product : throw NoExact(left, "times", right);

    /// <summary>The sum, exactly.</summary>
    /// <exception cref="NotExactException">No decimal holds the sum.</exception>
    public static decimal Add(decimal left, decimal right) =>
        TryAdd(left, right, out var sum) ? sum : throw NoExact(left, "plus", right);

    /// <summary>The difference, exactly.</summary>
    /// <exception cref="NotExactException">No decimal holds the difference.</exception>
    public static decimal Subtract(decimal left, decimal right) =>
        TrySubtract(left, right, out var difference) ? difference : throw NoExact(left, "minus", right);

    /// <summary>The product, where a decimal holds it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool TryMultiply(decimal left, decimal right, out decimal product)
    {
        var a = DecimalBits.Of(in left);
        var b = DecimalBits.Of(in right);
        var scale = a.Scale + b.Scale;
        if ((a.High == 0 || b.High == 0) && !a.HasSign && !b.HasSign && scale <= MaxScale)
        {
            // 64 bits times 96 bits. Where there is an upper part within 32 bits, the lower product is within 96, so
            // that their sum never leaves 128. Beyond 96 bits, zeros at the end may still be dropped.
            var upper = Math.BigMul(a.Low, b.High) + Math.BigMul(b.Low, a.High);
            if (upper <= uint.MaxValue
                && DecimalBits.TryCompose(Math.BigMul(a.Low, b.Low) + (upper << 64), scale, out product))
            {
                return true;
            }
        }

        return TryMultiplyWide(left, right, out product);
    }

    /// <summary>The product plus a term, where decimals hold the product and the sum.</summary>
    // Optimised without a profile: what went before mostly had numbers of 64 bits, and this is for those with more.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static bool TryMultiplyAdd(decimal left, decimal right, decimal term, out decimal sum)
    {
        var a = DecimalBits.Of(in left);
        var b = DecimalBits.Of(in right);
        var c = DecimalBits.Of(in term);
        var scale = a.Scale + b.Scale;
        if ((a.High == 0 || b.High == 0) && scale == c.Scale && !a.HasSign && !b.HasSign && !c.HasSign)
        {
            // A product within 96 bits and a term of 96: their sum never leaves 128.
            var upper = Math.BigMul(a.Low, b.High) + Math.BigMul(b.Low, a.High);
            if (upper <= uint.MaxValue)
            {
                var mantissa = Math.BigMul(a.Low, b.Low) + (upper << 64);
                if (mantissa >> 96 == 0 && DecimalBits.TryCompose(mantissa + c.Mantissa, scale, out sum)) return true;
            }
        }

        sum = 0m;
        return TryMultiply(left, right, out var product) && TryAdd(product, term, out sum);
    }

    /// <summary>The sum, where a decimal holds it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool TryAdd(decimal left, decimal right, out decimal sum)
    {
        var a = DecimalBits.Of(in left);
        var b = DecimalBits.Of(in right);
        var scale = Math.Max(a.Scale, b.Scale);
        if (TryLift(a, scale, out var x) && TryLift(b, scale, out var y))
        {
            // Two terms of 63 bits and one scale: 64 bits hold the sum.
            DecimalBits.Compose(x + y, scale, out sum);
            return true;
        }

        return (a.Scale == b.Scale && !a.HasSign && !b.HasSign
                && DecimalBits.TryCompose(a.Mantissa + b.Mantissa, scale, out sum))
            || TryAddWide(left, right, out sum);
    }

    /// <summary>The difference, where a decimal holds it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool TrySubtract(decimal left, decimal right, out decimal difference)
    {
        var a = DecimalBits.Of(in left);
        var b = DecimalBits.Of(in right);
        var scale = Math.Max(a.Scale, b.Scale);
        if (TryLift(a, scale, out var x) && TryLift(b, scale, out var y) && x >= y)
        {
            DecimalBits.Compose(x - y, scale, out difference);
            return true;
        }

        return TryAddWide(left, -right, out difference);
    }

    /// <summary>The quotient, where a decimal holds it: a third of one has none.</summary>
    /// <exception cref="DivideByZeroException">The divisor is zero.</exception>
    public static bool TryDivide(decimal dividend, decimal divisor, out decimal quotient)
    {
        // A quotient that a decimal holds is an integer after a shift by 28 digits; any other leaves a remainder.
        var shifted = Mantissa(dividend) * BigInteger.Pow(10, MaxScale + divisor.Scale);
        var exact = BigInteger.DivRem(shifted, Mantissa(divisor), out var remainder);
        quotient = 0m;
        return remainder.IsZero && TryReduce(exact, MaxScale + dividend.Scale, out quotient);
    }

    /// <summary>How many whole divisors fit into a dividend that is not negative.</summary>
    /// <exception cref="NotExactException">No decimal holds the count.</exception>
    public static decimal DivideDown(decimal dividend, decimal divisor) => DivideWhole(dividend, divisor, 0);

    /// <summary>How many divisors cover a dividend that is not negative: the last one may be started.</summary>
    /// <exception cref="NotExactException">No decimal holds the count.</exception>
    public static decimal DivideUp(decimal dividend, decimal divisor) => DivideWhole(dividend, divisor, 1);

    /// <summary>How many divisors cover a dividend that is not negative, where a decimal holds the count.</summary>
    public static bool TryDivideUp(decimal dividend, decimal divisor, out decimal count) =>
        TryDivideWhole(dividend, divisor, 1, out count);

    /// <summary>The integer m of the decimal m / 10^scale.</summary>
    public static BigInteger Mantissa(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        _ = decimal.GetBits(value, bits);
        var mantissa = ((BigInteger)(uint)bits[2] << 64) + ((BigInteger)(uint)bits[1] << 32) + (uint)bits[0];
        return decimal.IsNegative(value) ? -mantissa : mantissa;
    }

    /// <summary>The decimal mantissa / 10^scale, where one holds it; trailing zeros may be dropped.</summary>
    public static bool TryFrom(BigInteger mantissa, int scale, out decimal value)
    {
        value = 0m;
        if (mantissa.IsZero)
        {
            value = new decimal(0, 0, 0, isNegative: false, (byte)Math.Clamp(scale, 0, MaxScale));
            return true;
        }

        while (scale > 0 && (scale > MaxScale || BigInteger.Abs(mantissa) > MaxMantissa))
        {
            mantissa = BigInteger.DivRem(mantissa, 10, out var lost);
            if (!lost.IsZero) return false;
            scale--;
        }

        if (scale < 0)
        {
            mantissa *= BigInteger.Pow(10, -scale);
            scale = 0;
        }

        var magnitude = BigInteger.Abs(mantissa);
        if (magnitude > MaxMantissa) return false;
        var low = (ulong)(magnitude & ulong.MaxValue);
        var high = (uint)(magnitude >> 64);
        value = new decimal((int)low, (int)(low >> 32), (int)high, mantissa.Sign < 0, (byte)scale);
        return true;
    }

    /// <summary>
    /// Reads digits with an optional sign, point and exponent (the number of JSON), exactly: text that no decimal holds
    /// is refused, where <see cref="decimal.Parse(string, IFormatProvider)"/> would round it.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0m;
        var negative = text.StartsWith('-');
        var rest = negative ? text[1..] : text;
        var exponent = 0;
        var mark = rest.IndexOfAny('e', 'E');
        if (mark >= 0)
        {
            var power = rest[(mark + 1)..];
            if (!int.TryParse(power, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)
                || exponent is < -60 or > 60)
            {
                return false;
            }

            rest = rest[..mark];
        }

        if (rest.Length > 120) return false;
        var point = rest.IndexOf('.');
        var whole = point < 0 ? rest : rest[..point];
        var fraction = point < 0 ? default : rest[(point + 1)..];
        if (whole.IsEmpty || (point >= 0 && fraction.IsEmpty)) return false;
        var mantissa = BigInteger.Zero;
        foreach (var digit in whole)
        {
            if (!char.IsAsciiDigit(digit)) return false;
            mantissa = (mantissa * 10) + (digit - '0');
        }

        foreach (var digit in fraction)
        {
            if (!char.IsAsciiDigit(digit)) return false;
            mantissa = (mantissa * 10) + (digit - '0');
        }

        return TryFrom(negative ? -mantissa : mantissa, fraction.Length - exponent, out value);
    }

    /// <summary>
    /// The quotient, rounded once at a digit: 0 for whole numbers, 2 for hundredths, -2 for hundreds.
    /// </summary>
    /// <exception cref="NotExactException">No decimal holds the rounded quotient.</exception>
    public static decimal DivideRounded(decimal dividend, decimal divisor, int digits, RoundingMode mode)
    {
        if (digits == 0 && dividend >= 0m)
        {
            if (mode is RoundingMode.Up or RoundingMode.Ceiling) return DivideUp(dividend, divisor);
            if (mode is RoundingMode.Down or RoundingMode.Floor) return DivideDown(dividend, divisor);
        }

        // dividend / divisor * 10^digits as a quotient of whole numbers.
        var up = divisor.Scale + Math.Max(digits, 0);
        var down = dividend.Scale + Math.Max(-digits, 0);
        var quotient = Rounding.Divide(
            Mantissa(dividend) * BigInteger.Pow(10, up), Mantissa(divisor) * BigInteger.Pow(10, down), mode);
        return TryFrom(quotient, digits, out var value) ? value : throw NoExact(dividend, "over", divisor);
    }

    private static bool TryMultiplyWide(decimal left, decimal right, out decimal product)
    {
        try
        {
            product = left * right;
            if (product.Scale == left.Scale + right.Scale) return true;
        }
        catch (OverflowException)
        {
            product = 0m;
            return false;
        }

        // Zero loses its scale in a product, which is no digit lost.
        if (product == 0m && (left == 0m || right == 0m)) return true;
        return TryFrom(Mantissa(left) * Mantissa(right), left.Scale + right.Scale, out product);
    }

    private static bool TryAddWide(decimal left, decimal right, out decimal sum)
    {
        var scale = Math.Max(left.Scale, right.Scale);
        try
        {
            sum = left + right;
            if (sum.Scale == scale) return true;
        }
        catch (OverflowException)
        {
            sum = 0m;
            return false;
        }

        var exact = (Mantissa(left) * BigInteger.Pow(10, scale - left.Scale))
            + (Mantissa(right) * BigInteger.Pow(10, scale - right.Scale));
        return TryFrom(exact, scale, out sum);
    }

    private static decimal DivideWhole(decimal dividend, decimal divisor, int forRemainder) =>
        TryDivideWhole(dividend, divisor, forRemainder, out var count)
            ? count
            : throw NoExact(dividend, "over", divisor);

    private static bool TryDivideWhole(decimal dividend, decimal divisor, int forRemainder, out decimal count)
    {
        var scale = Math.Max(dividend.Scale, divisor.Scale);
        if (TryLift(DecimalBits.Of(in dividend), scale, out var narrow)
            && TryLift(DecimalBits.Of(in divisor), scale, out var by))
        {
            var whole = narrow / by;
            count = (decimal)whole + (narrow - (whole * by) == 0 ? 0m : forRemainder);
            return true;
        }

        var wide = Mantissa(dividend) * BigInteger.Pow(10, scale - dividend.Scale);
        var wideDivisor = Mantissa(divisor) * BigInteger.Pow(10, scale - divisor.Scale);
        var full = BigInteger.DivRem(wide, wideDivisor, out var rest);
        return TryFrom(rest.IsZero ? full : full + forRemainder, 0, out count);
    }

    // The mantissa at the same or a larger scale, where 63 bits hold it: it needs no allocation.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryLift(DecimalBits value, int scale, out ulong lifted)
    {
        var powers = ScaledInteger.PowersOfTen;
        var digits = scale - value.Scale;
        lifted = value.Low;
        if (digits == 0 || !value.IsSmall) return value.IsSmall;
        if (digits >= powers.Length) return false;
        var wide = Math.BigMul(value.Low, powers[digits]);
        lifted = (ulong)wide;
        return wide <= long.MaxValue;
    }

    private static bool TryReduce(BigInteger mantissa, int scale, out decimal value)
    {
        while (scale > 0)
        {
            var shorter = BigInteger.DivRem(mantissa, 10, out var lost);
            if (!lost.IsZero) break;
            mantissa = shorter;
            scale--;
        }

        return TryFrom(mantissa, scale, out value);
    }

    public static NotExactException NoExact(decimal left, string operation, decimal right) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"{left} {operation} {right} has no exact decimal of 28 digits; use smaller figures or fewer decimals."));
}
