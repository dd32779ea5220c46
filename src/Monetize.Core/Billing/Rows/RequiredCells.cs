namespace Monetize.Billing.Rows;

/// <summary>Cells that are always there.</summary>
internal static class RequiredCells
{
    public static string Filled(this IRowReader reader) => reader.Text()
        ?? throw new FormatException("A cell that always holds a text is empty.");

    public static long Whole(this IRowReader reader) => reader.Number()
        ?? throw new FormatException("A cell that always holds a number is empty.");

    public static DateTimeOffset Point(this IRowReader reader) => reader.Instant()
        ?? throw new FormatException("A cell that always holds an instant is empty.");
}
