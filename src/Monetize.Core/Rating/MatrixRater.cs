using Monetize.Catalogs;
using Monetize.Errors;
using Monetize.Metering;
using Monetize.Monetary;

namespace Monetize.Rating;

/// <summary>
/// Rates <see cref="MatrixPrice"/>: the quantity of each cell by the cell's price, then added. A cell whose
/// quantity is 0 costs nothing, whatever made it 0, and so does one whose negative quantity counts as 0.
/// </summary>
internal sealed class MatrixRater : CompiledPrice
{
    private const int MaxCellsOnStack = 128;
    private const int MaxCellsInMask = 64;

    private readonly MatrixPrice _price;
    private readonly MatrixIndex _index;
    private readonly CompiledPrice?[] _cells;
    private readonly string[] _labels;
    private readonly NegativeQuantity _negative;

    public MatrixRater(MatrixPrice price, NegativeQuantity negative)
        : base(price)
    {
        _negative = negative;
        _price = price;
        _index = new MatrixIndex(price);
        var otherwise = price.Otherwise is null ? null : RatingEngine.CompileValid(price.Otherwise);
        _cells = [.. price.Cells.Select(cell => RatingEngine.CompileValid(cell.Price)), otherwise];
        _labels = [.. price.Cells.Select(LabelOf), "otherwise"];
        MaxParts = _cells.Sum(cell => cell?.MaxParts ?? 0);
    }

    public override int MaxParts { get; }

    public override UsageReading Reads => UsageReading.Cells;

    private int Otherwise => _cells.Length - 1;

    public override decimal Total(decimal quantity)
    {
        if (quantity < 0m) throw RatingException.Negative(quantity);
        return quantity == 0m ? 0m : Cell(Otherwise).Total(quantity);
    }

    public override decimal Total(ReadOnlySpan<UsageItem> items)
    {
        if (TryTotalOfOneEach(items, out var total)) return total;
        var count = _cells.Length;
        return count > MaxCellsOnStack
            ? Total(items, new decimal[count], new bool[count], new int[count])
            : Total(items, stackalloc decimal[count], stackalloc bool[count], stackalloc int[count]);
    }

    public override int Rate(decimal quantity, Span<RatedPart> parts, out decimal total)
    {
        total = Total(quantity);
        if (quantity != 0m) return RateCell(Otherwise, quantity, 0m, parts);
        RequireRoom(parts, 1);
        parts[0] = new RatedPart(0m, 0m, 0m, 0m, 0m, 0m);
        return 1;
    }

    public override RatedPart[] Rate(ReadOnlySpan<UsageItem> items, out decimal total)
    {
        total = Total(items);
        var quantities = new decimal[_cells.Length];
        var used = new int[_cells.Length];
        var cells = used.AsSpan(0, Sum(items, quantities, new bool[_cells.Length], used));
        cells.Sort();
        var parts = new RatedPart[MaxParts + 1];
        var count = 0;
        var from = 0m;
        foreach (var cell in cells)
        {
            if (quantities[cell] == 0m) continue;
            var rated = RateCell(cell, quantities[cell], from, parts.AsSpan(count));
            if (rated == 0) continue;
            count += rated;
            from = ExactDecimal.Add(from, quantities[cell]);
        }

        if (count == 0) parts[count++] = new RatedPart(0m, 0m, 0m, 0m, 0m, 0m);
        return parts[..count];
    }

    private static string LabelOf(MatrixCell cell) =>
        string.Join(",", cell.Match.Select(entry => $"{entry.Key}={entry.Value}"));

    // A summary has one item for each cell: nothing is to be added up before it is priced. False where that is not so,
    // and for what sums decide: a cell that is met again, a negative quantity, and which refusal comes first.
    private bool TryTotalOfOneEach(ReadOnlySpan<UsageItem> items, out decimal total)
    {
        total = 0m;
        var seen = 0UL;
        foreach (ref readonly var item in items)
        {
            var quantity = item.Quantity;
            var bits = DecimalBits.Of(in quantity);
            if (bits.IsZero) continue;
            var cell = _index.Find(item.Dimensions);
            if (cell >= MaxCellsInMask || bits.HasSign || (seen & (1UL << cell)) != 0) return false;
            seen |= 1UL << cell;
            if (_cells[cell] is not { } price) return false;
            total = ExactDecimal.Add(total, price.Total(quantity));
        }

        return true;
    }

    private decimal Total(
        ReadOnlySpan<UsageItem> items,
        Span<decimal> quantities,
        Span<bool> isUsed,
        Span<int> used)
    {
        var count = Sum(items, quantities, isUsed, used);
        var total = 0m;
        foreach (var cell in used[..count])
        {
            if (quantities[cell] != 0m) total = ExactDecimal.Add(total, TotalOf(cell, quantities[cell]));
        }

        return total;
    }

    private decimal TotalOf(int cell, decimal quantity)
    {
        var price = Cell(cell);
        if (quantity >= 0m) return price.Total(quantity);
        var magnitude = _negative.Magnitude(quantity);
        return magnitude == 0m ? 0m : _negative.Sign() * price.Total(magnitude);
    }

    // The quantity of each cell, and the cells that have any, in the order of their first item.
    private int Sum(ReadOnlySpan<UsageItem> items, Span<decimal> quantities, Span<bool> isUsed, Span<int> used)
    {
        var count = 0;
        foreach (ref readonly var item in items)
        {
            var quantity = item.Quantity;
            if (DecimalBits.Of(in quantity).IsZero) continue;
            var cell = _index.Find(item.Dimensions);
            if (isUsed[cell])
            {
                quantities[cell] = ExactDecimal.Add(quantities[cell], quantity);
                continue;
            }

            isUsed[cell] = true;
            used[count++] = cell;
            quantities[cell] = quantity;
        }

        return count;
    }

    private CompiledPrice Cell(int index) => _cells[index] ?? throw new RatingException(
        ErrorCodes.UnpricedCell,
        "There is usage that no cell names, and the matrix by "
            + $"{string.Join(" and ", _price.Dimensions)} refuses everything else.");

    // The cells' stretches follow one another, each with the cell's name.
    private int RateCell(int index, decimal quantity, decimal from, Span<RatedPart> parts)
    {
        var sign = quantity < 0m ? _negative.Sign() : 1m;
        var magnitude = quantity < 0m ? _negative.Magnitude(quantity) : quantity;
        if (quantity < 0m && magnitude == 0m) return 0;
        var count = Cell(index).Rate(magnitude, parts, out _);
        foreach (ref var part in parts[..count])
        {
            if (sign < 0m) part = part.Times(sign);
            part = part with
            {
                From = ExactDecimal.Add(part.From, from),
                To = ExactDecimal.Add(part.To, from),
                Label = _labels[index],
            };
        }

        return count;
    }
}
