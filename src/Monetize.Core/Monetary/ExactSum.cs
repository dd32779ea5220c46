using System.Globalization;
using System.Numerics;

namespace Monetize.Monetary;

/// <summary>
/// A sum of decimals that is exact whatever is added: it holds more digits than a <see cref="decimal"/> where it must,
/// so that the order of the terms never matters and no partial sum is too large.
/// </summary>
/// <remarks>Immutable; equal when the numbers are. The default value is 0.</remarks>
public readonly record struct ExactSum
{
    private const int Scale = 28;

    private readonly decimal _narrow;

    // In units of 10^-28, and 0 wherever a decimal holds the sum: so there is one form for each number.
    private readonly BigInteger _wide;

    private ExactSum(decimal narrow) => _narrow = narrow;

    private ExactSum(BigInteger wide)
    {
        if (!ExactDecimal.TryFrom(wide, Scale, out _narrow)) _wide = wide;
    }

    /// <summary>The sum of one term.</summary>
    /// <param name="value">The term.</param>
    public static ExactSum Of(decimal value) => new(value);

    /// <summary>The sum with one more term.</summary>
    /// <param name="value">The term.</param>
    public ExactSum Add(decimal value) => _wide.IsZero && ExactDecimal.TryAdd(_narrow, value, out var sum)
        ? new ExactSum(sum)
        : new ExactSum(Widened() + Widen(value));

    /// <summary>Both sums together.</summary>
    /// <param name="other">The other sum.</param>
    public ExactSum Add(ExactSum other) =>
        other._wide.IsZero ? Add(other._narrow) : new ExactSum(Widened() + other._wide);

    /// <summary>The sum as a decimal.</summary>
    /// <exception cref="NotExactException">It has more digits than a decimal holds.</exception>
    public decimal ToDecimal() => _wide.IsZero
        ? _narrow
        : throw new NotExactException(string.Concat(
            "The sum ", ToString(), " has no exact decimal of 28 digits; use smaller figures or fewer decimals."));

    /// <summary>The sum as a decimal, where one holds it.</summary>
    /// <param name="value">The sum; 0 where none holds it.</param>
    /// <returns>Whether a decimal holds it.</returns>
    public bool TryToDecimal(out decimal value)
    {
        value = _narrow;
        return _wide.IsZero;
    }

    /// <summary>The number in plain digits with at most one point, without zeros at its end.</summary>
    public override string ToString()
    {
        if (_wide.IsZero) return _narrow.ToString("0.############################", CultureInfo.InvariantCulture);
        var digits = BigInteger.Abs(_wide).ToString(CultureInfo.InvariantCulture).PadLeft(Scale + 1, '0');
        var text = string.Concat(
            _wide.Sign < 0 ? "-" : "",
            digits.AsSpan(0, digits.Length - Scale),
            ".",
            digits.AsSpan(digits.Length - Scale));
        return text.TrimEnd('0').TrimEnd('.');
    }

    /// <summary>The sum that <see cref="ToString"/> wrote.</summary>
    /// <param name="text">Digits with at most one point, and a sign where it is negative.</param>
    /// <exception cref="FormatException">It is no such text.</exception>
    public static ExactSum Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (ExactDecimal.TryParse(text, out var narrow)) return new ExactSum(narrow);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var fraction = point < 0 ? 0 : text.Length - point - 1;
        var digits = point < 0 ? text : text.Remove(point, 1);
        if (fraction <= Scale
            && BigInteger.TryParse(
                digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var mantissa))
        {
            return new ExactSum(mantissa * BigInteger.Pow(10, Scale - fraction));
        }

        throw new FormatException($"{text} is not a sum: write digits with at most one point.");
    }

    private static BigInteger Widen(decimal value) =>
        ExactDecimal.Mantissa(value) * BigInteger.Pow(10, Scale - value.Scale);

    /// <summary>The sum in units of 10^-28.</summary>
    internal BigInteger Widened() => _wide.IsZero ? Widen(_narrow) : _wide;
}
