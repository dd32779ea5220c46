using System.Text;
using Monetize.Cli.Output;
using Monetize.Collections;

namespace Monetize.Cli.Usage;

/// <summary>
/// From a row to a record, exactly, or the reason why it is none. Whether the record counts is not asked.
/// </summary>
internal static class RowReading
{
    /// <summary>The first field that must be there and is not; null where all are.</summary>
    public static string? MissingFault(UsageRow row)
    {
        for (var field = UsageField.Key; (int)field < UsageFields.Required; field++)
        {
            if (row[field].IsEmpty) return $"it has no {UsageFields.NameOf(field)}";
        }

        return null;
    }

    /// <summary>Reads quantity, amount, cost and time.</summary>
    /// <param name="row">The row.</param>
    /// <param name="figures">What it says.</param>
    /// <returns>What is wrong with them, null where nothing is.</returns>
    public static string? FiguresFault(UsageRow row, out RowFigures figures)
    {
        figures = default;
        if (NumberFault(row, UsageField.Quantity, out var quantity) is { } fault) return fault;
        if (OptionalFault(row, UsageField.Amount, out var amount) is { } unreadable) return unreadable;
        if (OptionalFault(row, UsageField.Cost, out var cost) is { } unclear) return unclear;
        if (TimeFault(row[UsageField.Time], out var ticks) is { } untimely) return untimely;
        figures = new RowFigures(quantity, amount, cost, ticks);
        return null;
    }

    /// <summary>The record that a row with all its fields stands for.</summary>
    public static UsageRecord RecordOf(UsageRow row, RowFigures figures)
    {
        var dimensions = new KeyValuePair<string, string>[row.Dimensions];
        for (var i = 0; i < dimensions.Length; i++)
        {
            dimensions[i] = new(row.DimensionName(i).Text, Encoding.UTF8.GetString(row.DimensionValue(i)));
        }

        return new UsageRecord
        {
            Key = new IdempotencyKey(TextOf(row, UsageField.Key)!),
            Customer = new CustomerId(TextOf(row, UsageField.Customer)!),
            Meter = TextOf(row, UsageField.Meter)!,
            Quantity = figures.Quantity,
            Time = new DateTimeOffset(figures.Ticks, TimeSpan.Zero),
            Method = TextOf(row, UsageField.Method),
            Amount = figures.Amount,
            Cost = figures.Cost,
            Corrects = CorrectedKey(row),
            Dimensions = ValueMap.Of(dimensions),
        };
    }

    /// <summary>The key of the record that a row corrects, null where it corrects none.</summary>
    public static IdempotencyKey? CorrectedKey(UsageRow row) =>
        TextOf(row, UsageField.Corrects) is { } key ? new IdempotencyKey(key) : null;

    /// <summary>A field for a sentence.</summary>
    public static string Shown(ReadOnlySpan<byte> field) => Safe.Quoted(Encoding.UTF8.GetString(field));

    private static string? TextOf(UsageRow row, UsageField field) =>
        row[field].IsEmpty ? null : Encoding.UTF8.GetString(row[field]);

    private static string? OptionalFault(UsageRow row, UsageField field, out decimal? value)
    {
        value = null;
        if (row[field].IsEmpty) return null;
        var fault = NumberFault(row, field, out var read);
        value = read;
        return fault;
    }

    private static string? TimeFault(ReadOnlySpan<byte> field, out long ticks) =>
        InstantBytes.Read(field, out ticks) switch
        {
            InstantReading.Read => null,
            InstantReading.NoSuchDay => $"the time {Shown(field)} is on a day that does not exist",
            InstantReading.NoSuchTime => $"the time {Shown(field)} does not exist; "
                + "hours go to 23, minutes and seconds to 59",
            InstantReading.OutOfRange => $"the time {Shown(field)} is not in the years 1 to 9998",
            _ => $"the time {Shown(field)} is not an instant; "
                + "write it with Z or an offset, such as 2026-11-01T09:30:00Z",
        };

    private static string? NumberFault(UsageRow row, UsageField field, out decimal value) =>
        FigureBytes.Read(row[field], row.AllowsExponents, out value) switch
        {
            FigureReading.Exact => null,
            FigureReading.TooLong => $"the {UsageFields.NameOf(field)} {Shown(row[field])} "
                + "has too many digits to be exact; 28 always fit",
            _ => $"the {UsageFields.NameOf(field)} {Shown(row[field])} is not a number; "
                + "write digits and at most one point, such as 10000.5",
        };
}
