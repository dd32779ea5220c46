using System.Text;
using Monetize.Cli.Output;
using Monetize.Cli.Usage;
using Monetize.Metering;

namespace Monetize.Cli.Statements;

/// <summary>The figures of a row, read exactly, or the reason why it has none.</summary>
internal static class RowReading
{
    /// <summary>Reads quantity, amount and time.</summary>
    /// <param name="row">The row.</param>
    /// <param name="meter">Its meter.</param>
    /// <param name="figures">What it says.</param>
    /// <returns>What is wrong with them, null where nothing is.</returns>
    public static string? Fault(UsageRow row, Meter meter, out RowFigures figures)
    {
        figures = default;
        if (NumberFault(row, UsageField.Quantity, out var quantity) is { } fault) return fault;
        if (quantity < 0m && meter.Aggregation != Aggregation.WeightedSum)
        {
            return $"the quantity {Shown(row[UsageField.Quantity])} is negative; "
                + $"only a meter with a weighted sum can fall, and {Safe.Quoted(meter.Key)} is none";
        }

        decimal? amount = null;
        if (!row[UsageField.Amount].IsEmpty)
        {
            if (NumberFault(row, UsageField.Amount, out var exact) is { } unreadable) return unreadable;
            if (exact < 0m) return $"the amount {Shown(row[UsageField.Amount])} is negative";
            amount = exact;
        }

        if (!InstantBytes.TryRead(row[UsageField.Time], out var ticks))
        {
            return $"the time {Shown(row[UsageField.Time])} is not an instant; "
                + "write it with Z or an offset, such as 2026-11-01T09:30:00Z";
        }

        figures = new RowFigures(quantity, amount, ticks);
        return null;
    }

    /// <summary>The first field that must be there and is not; null where all are.</summary>
    public static string? MissingFault(UsageRow row)
    {
        for (var field = UsageField.Key; (int)field < UsageFields.Required; field++)
        {
            if (row[field].IsEmpty) return $"it has no {UsageFields.NameOf(field)}";
        }

        if (IsBlank(row[UsageField.Key])) return "its key is blank";
        return IsBlank(row[UsageField.Customer]) ? "its customer is blank" : null;
    }

    /// <summary>The first dimension that the meter does not declare, or the counted one that is missing.</summary>
    public static string? DimensionsFault(UsageRow row, Meter meter)
    {
        var hasCounted = meter.CountedDimension is null;
        for (var i = 0; i < row.Dimensions; i++)
        {
            var name = row.DimensionName(i).Text;
            if (!meter.Dimensions.Contains(name))
            {
                return $"the meter {Safe.Quoted(meter.Key)} does not declare the dimension {Safe.Quoted(name)}";
            }

            hasCounted |= name == meter.CountedDimension;
        }

        return hasCounted
            ? null
            : $"it has no dimension {Safe.Quoted(meter.CountedDimension!)}, which {Safe.Quoted(meter.Key)} counts";
    }

    /// <summary>A field for a sentence.</summary>
    public static string Shown(ReadOnlySpan<byte> field) => Safe.Quoted(Encoding.UTF8.GetString(field));

    private static string? NumberFault(UsageRow row, UsageField field, out decimal value) =>
        FigureBytes.Read(row[field], row.AllowsExponents, out value) switch
        {
            FigureReading.Exact => null,
            FigureReading.TooLong => $"the {UsageFields.NameOf(field)} {Shown(row[field])} "
                + "has too many digits to be exact; 28 always fit",
            _ => $"the {UsageFields.NameOf(field)} {Shown(row[field])} is not a number; "
                + "write digits and at most one point, such as 10000.5",
        };

    // The common case first: most texts begin with a letter or a digit.
    private static bool IsBlank(ReadOnlySpan<byte> text) =>
        !char.IsAsciiLetterOrDigit((char)text[0]) && string.IsNullOrWhiteSpace(Encoding.UTF8.GetString(text));
}
