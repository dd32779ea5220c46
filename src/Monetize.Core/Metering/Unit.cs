using System.Globalization;
using Monetize.Monetary;

namespace Monetize;

/// <summary>
/// A unit of usage. Units of one dimension convert into each other exactly: a terabyte is 1,000 gigabytes.
/// </summary>
/// <remarks>
/// The list is open: <see cref="Of"/> makes any unit, which then is a dimension of its own. Decimal and binary units of
/// data both exist: a gigabyte is 10^9 bytes, a gibibyte 2^30. Immutable; equal when the keys are.
/// </remarks>
public sealed partial class Unit : IEquatable<Unit>
{
    private Unit(string key, string symbol, string dimension, decimal factor)
    {
        Key = key;
        Symbol = symbol;
        Dimension = dimension;
        Factor = factor;
    }

    /// <summary>The name on the wire, singular: <c>word</c>, <c>gigabyte</c>.</summary>
    public string Key { get; }

    /// <summary>The short form for tables, such as <c>GB</c>; the key where there is none.</summary>
    public string Symbol { get; }

    /// <summary>What is measured: <c>data</c>, <c>time</c>, or the unit itself.</summary>
    public string Dimension { get; }

    /// <summary>How many of the dimension's base unit one of this unit is: bytes, or seconds.</summary>
    public decimal Factor { get; }

    /// <summary>The unit with this key or symbol, else a new one which is a dimension of its own.</summary>
    /// <param name="key">The name on the wire, singular.</param>
    public static Unit Of(string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        foreach (var unit in Known)
        {
            if (unit.Key == key || unit.Symbol == key) return unit;
        }

        return new Unit(key, key, key, 1m);
    }

    /// <summary>Converts a quantity of this unit, exactly.</summary>
    /// <param name="quantity">In this unit.</param>
    /// <param name="target">A unit of the same <see cref="Dimension"/>.</param>
    /// <returns>The same quantity in <paramref name="target"/>.</returns>
    /// <exception cref="ArgumentException">The units measure different things.</exception>
    /// <exception cref="NotExactException">No decimal holds the result, as for one second in hours.</exception>
    public decimal Convert(decimal quantity, Unit target)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (!ConvertsTo(target))
        {
            throw new ArgumentException(
                $"{Key} measures {Dimension} and {target.Key} measures {target.Dimension}: they do not convert.",
                nameof(target));
        }

        return TryConvert(quantity, target, out var result)
            ? result
            : throw new NotExactException(string.Create(
                CultureInfo.InvariantCulture,
                $"{quantity} {Key} has no exact decimal in {target.Key}; give the quantity in {target.Key}."));
    }

    /// <inheritdoc/>
    public bool Equals(Unit? other) => other is not null && Key == other.Key;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Unit);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Key);

    /// <summary>The <see cref="Key"/>.</summary>
    public override string ToString() => Key;

    // A unit of the host's may be called "data": it still is no number of bytes.
    private bool ConvertsTo(Unit target) =>
        Key == target.Key || (Dimension == target.Dimension && IsKnown(this) && IsKnown(target));

    // Not by way of the base unit: many terabytes have no decimal in bytes and still have one in gigabytes.
    // Of the ratio of two units and its inverse, a decimal holds at least one.
    private bool TryConvert(decimal quantity, Unit target, out decimal result)
    {
        if (ExactDecimal.TryDivide(Factor, target.Factor, out var factor))
        {
            return ExactDecimal.TryMultiply(quantity, factor, out result);
        }

        result = 0m;
        return ExactDecimal.TryDivide(target.Factor, Factor, out var divisor)
            && ExactDecimal.TryDivide(quantity, divisor, out result);
    }
}
