using Monetize.Collections;
using Monetize.Metering.Accumulation;
using Monetize.Monetary;

namespace Monetize.Metering;

/// <summary>
/// Puts the summary of one customer and meter together from whatever a store has: states of stretches that lie in the
/// period, and single records. The order does not matter. Every store builds its summaries here.
/// </summary>
/// <remarks>
/// A weighted sum needs the level at the start of the period and each record in it; all other aggregations take states
/// and records alike. Not safe for several threads at once.
/// </remarks>
public sealed class UsageSummaryBuilder
{
    private readonly Meter _meter;
    private readonly Period _period;

    // Most usage has no dimensions: one cell, and no table of cells.
    private readonly List<(ValueMap Dimensions, SummaryCell Cell)> _cells = new(1);
    private readonly SummaryCell _first = new();
    private Dictionary<ValueMap, SummaryCell>? _places;
    private CustomerId _customer;

    /// <summary>Starts without usage.</summary>
    /// <param name="customer">Who used it.</param>
    /// <param name="meter">The meter.</param>
    /// <param name="period">The period.</param>
    public UsageSummaryBuilder(CustomerId customer, Meter meter, Period period)
    {
        ArgumentNullException.ThrowIfNull(meter);
        _customer = customer;
        _meter = meter;
        _period = period;
    }

    /// <summary>Whether each record of the period is needed, and the level before it.</summary>
    public bool NeedsRecords => NeedsRecordsOf(_meter);

    /// <summary>Whether a meter needs each record of a period, and the level before it.</summary>
    /// <param name="meter">The meter.</param>
    public static bool NeedsRecordsOf(Meter meter)
    {
        ArgumentNullException.ThrowIfNull(meter);
        return meter.Aggregation == Aggregation.WeightedSum;
    }

    /// <summary>The parts of a state that a summary of a meter is made of: a store need not read the others.</summary>
    /// <param name="meter">The meter.</param>
    public static UsageParts PartsOf(Meter meter)
    {
        ArgumentNullException.ThrowIfNull(meter);
        return meter.Aggregation switch
        {
            Aggregation.Sum => UsageParts.Sum,
            Aggregation.Count => UsageParts.Count,
            Aggregation.Max => UsageParts.Max,
            Aggregation.WeightedSum => UsageParts.All,
            _ => UsageParts.Last,
        };
    }

    /// <summary>Begins once more, without usage, for another customer.</summary>
    internal void Restart(CustomerId customer)
    {
        _customer = customer;
        _cells.Clear();
        _places = null;
        _first.Clear();
    }

    /// <summary>Adds the records of a stretch that lies in the period.</summary>
    /// <param name="dimensions">Their dimension values.</param>
    /// <param name="state">Their state: how many there are, and the parts that <see cref="PartsOf"/> names.</param>
    /// <exception cref="InvalidOperationException">The meter needs each record.</exception>
    public void Add(ValueMap dimensions, UsageState state)
    {
        if (NeedsRecords) throw new InvalidOperationException($"{_meter} is a weighted sum and needs each record.");
        var cell = Open(dimensions);
        cell.State = cell.State.Records == 0 ? state : cell.State.Merge(state);
    }

    /// <summary>Adds one record; those outside of the period are passed over.</summary>
    /// <param name="dimensions">Its dimension values.</param>
    /// <param name="quantity">Its quantity.</param>
    /// <param name="time">Its time.</param>
    /// <param name="key">Its key.</param>
    /// <param name="isCorrection">Whether it corrects another one.</param>
    public void Add(ValueMap dimensions, decimal quantity, DateTimeOffset time, string key, bool isCorrection)
    {
        if (!_period.Contains(time)) return;
        var cell = Open(dimensions);
        cell.State = cell.State.With(quantity, time, key, isCorrection);
        if (NeedsRecords) (cell.Changes ??= []).Add((time, quantity));
    }

    /// <summary>Adds what changed the level before the period began.</summary>
    /// <param name="dimensions">The dimension values of the level.</param>
    /// <param name="change">The sum of the changes.</param>
    public void Carry(ValueMap dimensions, ExactSum change)
    {
        var cell = Open(dimensions);
        cell.Carried = cell.Carried.Add(change);
    }

    /// <summary>The summary, or null where there were no records and no level.</summary>
    /// <exception cref="NotExactException">No decimal holds a quantity; the message says whose and of what.</exception>
    public UsageSummary? Build()
    {
        var used = Used();
        if (used.Count == 0) return null;
        try
        {
            var cells = new UsageCell[used.Count];
            var records = 0L;
            for (var i = 0; i < cells.Length; i++)
            {
                var (dimensions, cell) = used[i];
                records += cell.State.Records;
                cells[i] = new UsageCell(dimensions, Quantity(used.Count == 1 ? used : [used[i]]), cell.State.Records);
            }

            return new UsageSummary
            {
                Customer = _customer,
                Meter = _meter.Key,
                Quantity = cells.Length == 1 ? cells[0].Quantity : Quantity(used),
                Records = records,
                Cells = ValueArray.Over(cells),
            };
        }
        catch (NotExactException exception)
        {
            throw new NotExactException($"Usage of {_meter.Key} by {_customer}: {exception.Message}", exception);
        }
    }

    /// <summary>What was used, in the order of the dimensions' texts.</summary>
    private List<(ValueMap Dimensions, SummaryCell Cell)> Used()
    {
        if (_cells.Count == 1 && _cells[0].Cell.IsUsed) return _cells;
        return
        [
            .. _cells.Where(static cell => cell.Cell.IsUsed)
                .OrderBy(static cell => DimensionText.Write(cell.Dimensions), TextOrder.Instance),
        ];
    }

    private SummaryCell Open(ValueMap dimensions)
    {
        if (_cells.Count > 0 && _cells[0].Dimensions == dimensions) return _cells[0].Cell;
        if (_places is not null && _places.TryGetValue(dimensions, out var known)) return known;
        var cell = _cells.Count == 0 ? _first : new SummaryCell();
        if (_cells.Count > 0) (_places ??= []).Add(dimensions, cell);
        _cells.Add((dimensions, cell));
        return cell;
    }

    private decimal Quantity(List<(ValueMap Dimensions, SummaryCell Cell)> cells)
    {
        if (_meter.Aggregation == Aggregation.UniqueCount) return UniqueValues(cells);
        if (NeedsRecords) return Average(cells);
        var state = cells[0].Cell.State;
        for (var i = 1; i < cells.Count; i++) state = state.Merge(cells[i].Cell.State);
        return _meter.Aggregation switch
        {
            Aggregation.Sum => state.Sum.ToDecimal(),
            Aggregation.Count => state.Count.ToDecimal(),
            Aggregation.Max => state.Max ?? 0m,
            _ => state.Last?.Quantity ?? 0m,
        };
    }

    private int UniqueValues(List<(ValueMap Dimensions, SummaryCell Cell)> cells) => cells
        .Where(cell => cell.Cell.State.Last is not null)
        .Select(cell => cell.Dimensions.TryGetValue(_meter.CountedDimension!, out var value) ? value : null)
        .Where(value => value is not null)
        .Distinct(StringComparer.Ordinal)
        .Count();

    private decimal Average(List<(ValueMap Dimensions, SummaryCell Cell)> cells)
    {
        var carried = cells.Aggregate(default(ExactSum), (sum, cell) => sum.Add(cell.Cell.Carried));
        var average = new WeightedSumAccumulator(_period, carried);
        foreach (var (time, quantity) in cells.SelectMany(cell => cell.Cell.Changes ?? [])) average.Add(time, quantity);
        return average.Quantity;
    }

    private sealed class SummaryCell
    {
        public UsageState State { get; set; }

        public ExactSum Carried { get; set; }

        public List<(DateTimeOffset Time, decimal Quantity)>? Changes { get; set; }

        public bool IsUsed => State.Records > 0 || Carried != default;

        public void Clear() => (State, Carried, Changes) = (default, default, null);
    }
}
