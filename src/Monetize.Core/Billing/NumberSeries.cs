using System.Globalization;

namespace Monetize.Billing;

/// <summary>
/// How documents are numbered: one after the other without gaps, such as <c>INV-000001</c>. A number is given in the
/// transaction that keeps its document, so none is lost when that fails.
/// </summary>
/// <remarks>Immutable; equal when all parts are.</remarks>
public sealed record NumberSeries
{
    private readonly int _digits = 6;

    /// <summary>Final invoices: <c>INV-000001</c>.</summary>
    public static NumberSeries Invoices { get; } = new() { Name = "invoice", Prefix = "INV-" };

    /// <summary>Credit notes: <c>CN-000001</c>.</summary>
    public static NumberSeries CreditNotes { get; } = new() { Name = "credit_note", Prefix = "CN-" };

    /// <summary>What counts it: series of one name share their numbers.</summary>
    public required string Name { get; init; }

    /// <summary>What stands before the digits. Nothing by default.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>How many digits at least, from 1 to 18; 6 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are too few or too many.</exception>
    public int Digits
    {
        get => _digits;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 18);
            _digits = value;
        }
    }

    /// <summary>A number of the series.</summary>
    /// <param name="number">From 1.</param>
    public string Number(long number) => string.Concat(
        Prefix, number.ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0'));

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
