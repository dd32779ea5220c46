using Monetize.Metering;

namespace Monetize.Storage.Reading;

/// <summary>Makes summaries of the pieces that a store reads, one customer at a time.</summary>
/// <remarks>Not safe for several threads at once.</remarks>
public sealed class UsageFragmentRows
{
    private readonly UsageSummaryQuery _query;
    private readonly Place[] _places;
    private readonly List<UsageSummary> _ended = [];
    private string? _customer;

    /// <summary>Starts without pieces.</summary>
    /// <param name="query">What was asked.</param>
    public UsageFragmentRows(UsageSummaryQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        _query = query;
        _places = [.. query.Meters.Select(meter => new Place(meter, query.Period))];
    }

    /// <summary>The parts of a piece's state that are looked at; the others need not be read.</summary>
    /// <param name="meter">The key of its meter.</param>
    /// <param name="kind">What it is.</param>
    public UsageParts PartsOf(string meter, UsageFragment kind) =>
        kind == UsageFragment.State ? Find(meter).Parts : UsageParts.All;

    /// <summary>Adds a piece. Those of one customer follow each other.</summary>
    /// <param name="row">The piece.</param>
    /// <returns>
    /// The summaries of the customer before, where the piece is of another one. The list is good until the next call.
    /// </returns>
    /// <exception cref="Monetary.NotExactException">No decimal holds a quantity.</exception>
    public IReadOnlyList<UsageSummary> Add(UsageFragmentRow row)
    {
        IReadOnlyList<UsageSummary> ended = [];
        if (row.Customer != _customer)
        {
            ended = End();
            _customer = row.Customer;
        }

        var place = Find(row.Meter);
        if (!place.IsOpen)
        {
            place.Builder.Restart(new CustomerId(row.Customer));
            place.IsOpen = true;
        }

        Add(place.Builder, row);
        return ended;
    }

    /// <summary>Ends the last customer.</summary>
    /// <returns>
    /// The summaries, in the order of the query's meters. The list is good until the next call.
    /// </returns>
    /// <exception cref="Monetary.NotExactException">No decimal holds a quantity.</exception>
    public IReadOnlyList<UsageSummary> End()
    {
        _ended.Clear();
        foreach (var place in _places)
        {
            if (place.IsOpen && place.Builder.Build() is { } summary) _ended.Add(summary);
            place.IsOpen = false;
        }

        return _ended;
    }

    private Place Find(string meter)
    {
        foreach (var place in _places)
        {
            if (place.Meter.Key == meter) return place;
        }

        throw new ArgumentException($"{meter} was not asked for.", nameof(meter));
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

    /// <summary>A meter, and what the customer at hand used of it.</summary>
    private sealed class Place(Meter meter, Period period)
    {
        public Meter Meter => meter;

        public UsageParts Parts { get; } = UsageSummaryBuilder.PartsOf(meter);

        public UsageSummaryBuilder Builder { get; } = new(default, meter, period);

        public bool IsOpen { get; set; }
    }
}
