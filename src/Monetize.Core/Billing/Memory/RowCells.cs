using Monetize.Billing.Rows;

namespace Monetize.Billing.Memory;

/// <summary>The cells of a row as a list.</summary>
internal sealed class RowCells : IRowWriter
{
    private readonly List<object?> _cells = [];

    public static List<object?> Of(IBillingRow row)
    {
        var writer = new RowCells();
        row.Write(writer);
        return writer._cells;
    }

    public void Text(string? value) => _cells.Add(value);

    public void Number(long? value) => _cells.Add(value);

    public void Instant(DateTimeOffset? value) => _cells.Add(value);
}
