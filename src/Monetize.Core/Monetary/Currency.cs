using System.Collections.Immutable;
using Monetize.Monetary;

namespace Monetize;

/// <summary>
/// A currency of ISO 4217: <see cref="Of"/> finds it by its code, and each has a property, such as <c>Currency.Usd</c>.
/// </summary>
/// <remarks>
/// Immutable and two bytes small. The default value is <c>XXX</c>, no currency. Precision is that of settlement; prices
/// may have any number of decimals, and what a payment provider sends or a culture displays may differ.
/// </remarks>
public readonly partial struct Currency : IEquatable<Currency>
{
    private readonly ushort _index;

    private Currency(int index) => _index = (ushort)index;

    /// <summary>Every currency, withdrawn ones too: <c>XXX</c> first, then in the order of their codes.</summary>
    public static ImmutableArray<Currency> All { get; } =
        [.. Enumerable.Range(0, CurrencyTable.Rows.Length).Select(index => new Currency(index))];

    /// <summary>The three letters, upper case.</summary>
    public string Code => Row.Code;

    /// <summary>
    /// The three digits, with leading zeros. A withdrawn currency may share them with the one that came after it.
    /// </summary>
    public string NumericCode => Row.NumericCode;

    /// <summary>The English name.</summary>
    public string Name => Row.Name;

    /// <summary>
    /// The digits after the point in which the currency is settled, from 0 to 4: 2 for USD, 0 for JPY. Null where the
    /// standard states none, as for gold.
    /// </summary>
    public int? MinorUnits => Row.MinorUnits;

    /// <summary>True when the currency is no longer in use; amounts in it stay readable.</summary>
    public bool IsWithdrawn => Row.IsWithdrawn;

    private CurrencyRow Row => CurrencyTable.Rows[_index];

    /// <summary>Whether both are the same currency.</summary>
    public static bool operator ==(Currency left, Currency right) => left.Equals(right);

    /// <summary>Whether they are different currencies.</summary>
    public static bool operator !=(Currency left, Currency right) => !left.Equals(right);

    /// <summary>The currency with a code.</summary>
    /// <param name="code">Three upper-case letters, such as <c>EUR</c>.</param>
    /// <exception cref="ArgumentNullException">The code is null.</exception>
    /// <exception cref="ArgumentException">The table has no such code.</exception>
    public static Currency Of(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return TryOf(code, out var currency)
            ? currency
            : throw new ArgumentException(
                $"'{code}' is no currency code of ISO 4217; write three upper-case letters, such as USD.",
                nameof(code));
    }

    /// <summary>Looks for the currency with a code.</summary>
    /// <param name="code">Three upper-case letters, such as <c>EUR</c>; other spellings are not found.</param>
    /// <param name="currency">The currency, or <c>XXX</c> when there is none.</param>
    /// <returns>Whether the table has the code.</returns>
    public static bool TryOf(ReadOnlySpan<char> code, out Currency currency)
    {
        var rows = CurrencyTable.Rows;
        var low = 1;
        var high = rows.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = code.SequenceCompareTo(rows[middle].Code);
            if (order == 0)
            {
                currency = new Currency(middle);
                return true;
            }

            if (order < 0) high = middle - 1;
            else low = middle + 1;
        }

        currency = default;
        return code.SequenceEqual(rows[0].Code);
    }

    /// <inheritdoc/>
    public bool Equals(Currency other) => _index == other._index;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Currency other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _index;

    /// <summary>The <see cref="Code"/>.</summary>
    public override string ToString() => Code;
}
