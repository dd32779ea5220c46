using System.Runtime.InteropServices;
using System.Text;
using Monetize.Cli.Usage;
using Monetize.Collections;
using Monetize.Errors;
using Monetize.Metering;
using Monetize.Rating;

namespace Monetize.Cli.Statements;

/// <summary>How one plan prices one meter, and what it must know of each row for that.</summary>
internal sealed class MeterUse
{
    private readonly CompiledUsageCharge _charge;
    private readonly DimensionName[] _read;
    private readonly Utf8Map<MatrixSlot> _cells = new();
    private readonly List<byte> _cellName = [];

    /// <param name="index">The place of the charge among those for usage.</param>
    /// <param name="charge">The charge.</param>
    public MeterUse(int index, CompiledUsageCharge charge)
    {
        Index = index;
        _charge = charge;
        ReadsAmounts = charge.Charge.Price is DynamicPrice;
        ReadsKeys = (charge.Reads == UsageReading.Records && !ReadsAmounts) || Meter.Aggregation == Aggregation.Last;
        var names = (charge.Charge.Price as MatrixPrice)?.Dimensions ?? [];
        if (Meter.CountedDimension is { } counted) names = [.. names, counted];
        _read =
        [
            .. names.Distinct().Order(StringComparer.Ordinal)
                .Select(name => DimensionName.Of(Encoding.UTF8.GetBytes(name))),
        ];
    }

    /// <summary>The place of the charge among those for usage.</summary>
    public int Index { get; }

    /// <summary>The meter.</summary>
    public Meter Meter => _charge.Charge.Meter;

    /// <summary>
    /// Whether the price adds up what the records say that they cost. It would read them one by one and need not: two
    /// sums say as much.
    /// </summary>
    public bool ReadsAmounts { get; }

    /// <summary>Whether what is used lasts until it changes, from one month to the next.</summary>
    public bool KeepsLevel => Meter.Aggregation == Aggregation.WeightedSum;

    /// <summary>Whether a month leaves unused units of what is included to the next one.</summary>
    public bool RollsOver => _charge.Charge.RolloverMaximum > 0m;

    /// <summary>Whether what a month says counts in later months.</summary>
    public bool Lasts => KeepsLevel || RollsOver;

    /// <summary>Whether a row's key decides more than its identity: whose turn it is, or who comes last.</summary>
    public bool ReadsKeys { get; }

    /// <summary>Begins to collect for one customer.</summary>
    public UsageCollector Collect(Period period) => ReadsAmounts
        ? new(Meter.Sum(Meter.Key, Meter.Unit), period, UsageReading.Quantity)
        : new(Meter, period, _charge.Reads, _charge.Charge.Bucket);

    /// <summary>Begins to collect what one customer holds at a period's end, and nothing that a price reads.</summary>
    public UsageCollector CollectLevels(Period period) => new(Meter, period, _charge.Reads);

    /// <summary>What a month leaves to the next one, in billed units.</summary>
    /// <param name="quantity">All that was used in the month.</param>
    /// <param name="carriedOver">What the month before left to it.</param>
    /// <exception cref="MonetizeException">The quantity cannot be counted.</exception>
    public decimal Carry(decimal quantity, decimal carriedOver) => _charge.Carry(quantity, carriedOver);

    /// <summary>
    /// The values of those dimensions that the price reads, and no others: what nobody reads must not keep cells apart.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <param name="values">The values.</param>
    /// <returns>Why the row has no price, null where it has one.</returns>
    public string? DimensionsFault(UsageRow row, out ValueMap values)
    {
        values = default;
        if (_read.Length == 0) return null;
        if (_charge.Reads != UsageReading.Cells)
        {
            values = ValuesOf(row);
            return null;
        }

        _cellName.Clear();
        foreach (var name in _read)
        {
            var value = ValueOf(row, name);
            _cellName.AddRange(BitConverter.GetBytes(value.Length));
            _cellName.AddRange(value);
        }

        var key = CollectionsMarshal.AsSpan(_cellName);
        if (_cells.Find(key) is { } known)
        {
            values = known.Values;
            return null;
        }

        values = ValuesOf(row);
        if (UnpricedFault(values) is { } fault) return fault;
        _cells.Add(key, new MatrixSlot(values));
        return null;
    }

    private static ReadOnlySpan<byte> ValueOf(UsageRow row, DimensionName name)
    {
        for (var i = 0; i < row.Dimensions; i++)
        {
            if (row.DimensionName(i).Text == name.Text) return row.DimensionValue(i);
        }

        return [];
    }

    private ValueMap ValuesOf(UsageRow row)
    {
        var values = new List<KeyValuePair<string, string>>(_read.Length);
        foreach (var name in _read)
        {
            var value = ValueOf(row, name);
            if (!value.IsEmpty) values.Add(new(name.Text, Encoding.UTF8.GetString(value)));
        }

        return ValueMap.Of(values);
    }

    private string? UnpricedFault(ValueMap values)
    {
        try
        {
            _charge.Total([new UsageItem(1m, dimensions: values)]);
            return null;
        }
        catch (MonetizeException exception) when (exception.Code == ErrorCodes.UnpricedCell)
        {
            return $"{exception.Code}: {exception.Message}";
        }
        catch (MonetizeException)
        {
            // One unit may not be priced exactly where the whole quantity is.
            return null;
        }
    }

    private sealed record MatrixSlot(ValueMap Values);
}
