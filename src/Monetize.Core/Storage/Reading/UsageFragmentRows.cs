using Monetize.Metering;

namespace Monetize.Storage.Reading;

/// <summary>Makes summaries of the pieces that a store reads, one customer at a time.</summary>
/// <remarks>Not safe for several threads at once.</remarks>
public sealed class UsageFragmentRows
{
    private readonly UsageSummaryQuery _query;
    private readonly Dictionary<string, Meter> _meters;
    private readonly Dictionary<string, UsageSummaryBuilder> _builders = new(StringComparer.Ordinal);
    private string? _customer;

    /// <summary>Starts without pieces.</summary>
    /// <param name="query">What was asked.</param>
    public UsageFragmentRows(UsageSummaryQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        _query = query;
        _meters = query.Meters.ToDictionary(meter => meter.Key, StringComparer.Ordinal);
    }

    /// <summary>The parts of a piece's state that are looked at; the others need not be read.</summary>
    /// <param name="meter">The key of its meter.</param>
    /// <param name="kind">What it is.</param>
    public UsageParts PartsOf(string meter, UsageFragment kind) =>
        kind == UsageFragment.State ? UsageSummaryBuilder.PartsOf(_meters[meter]) : UsageParts.All;

    /// <summary>Adds a piece. Those of one customer follow each other.</summary>
    /// <param name="row">The piece.</param>
    /// <returns>The summaries of the customer before, where the piece is of another one.</returns>
    /// <exception cref="Monetary.NotExactException">No decimal holds a quantity.</exception>
    public IReadOnlyList<UsageSummary> Add(UsageFragmentRow row)
    {
        var ended = _customer is null || row.Customer == _customer ? [] : End();
        _customer = row.Customer;
        if (!_builders.TryGetValue(row.Meter, out var builder))
        {
            builder = new UsageSummaryBuilder(new CustomerId(row.Customer), _meters[row.Meter], _query.Period);
            _builders.Add(row.Meter, builder);
        }

        Add(builder, row);
        return ended;
    }

    /// <summary>Ends the last customer.</summary>
    /// <returns>The summaries, in the order of the query's meters.</returns>
    /// <exception cref="Monetary.NotExactException">No decimal holds a quantity.</exception>
    public IReadOnlyList<UsageSummary> End()
    {
        if (_builders.Count == 0) return [];
        var summaries = new List<UsageSummary>(_builders.Count);
        foreach (var meter in _query.Meters)
        {
            if (_builders.GetValueOrDefault(meter.Key)?.Build() is { } summary) summaries.Add(summary);
        }

        _builders.Clear();
        return summaries;
    }

    private void Add(UsageSummaryBuilder builder, UsageFragmentRow row)
    {
        var dimensions = DimensionText.Read(row.Dimensions);
        if (row.Kind == UsageFragment.State) builder.Add(dimensions, row.State);
        else if (row.Kind == UsageFragment.Carried) builder.Carry(dimensions, row.State.Sum);
        else if (row.State.Last is not { } record) throw new ArgumentException("A record has a time.", nameof(row));
        else if (record.Time < _query.Period.From) builder.Carry(dimensions, row.State.Sum);
        else builder.Add(dimensions, record.Quantity, record.Time, record.Key, row.Kind == UsageFragment.Correction);
    }
}
