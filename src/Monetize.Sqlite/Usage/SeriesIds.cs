using Monetize.Metering;
using Monetize.Sqlite.Native;

namespace Monetize.Sqlite.Usage;

/// <summary>
/// The numbers of series: 8 bytes at most in place of the texts of customer, meter and dimensions in each record.
/// </summary>
/// <remarks>What a transaction adds is remembered only once it is committed. Not safe for several threads.</remarks>
internal sealed class SeriesIds
{
    private const int Limit = 200_000;

    private const string Find =
        "SELECT id FROM monetize_usage_series WHERE customer = ? AND meter = ? AND dimensions = ?";

    private const string Insert = """
        INSERT INTO monetize_usage_series (customer, meter, dimensions) VALUES (?, ?, ?) RETURNING id
        """;

    private readonly Dictionary<UsageSeries, long> _known = [];
    private readonly Dictionary<UsageSeries, long> _fresh = [];

    /// <summary>The number of a series, a new one where it has none.</summary>
    public long Of(SqliteDatabase database, UsageSeries series)
    {
        if (_known.TryGetValue(series, out var id) || _fresh.TryGetValue(series, out id)) return id;
        id = Read(database, Find, series) ?? Read(database, Insert, series)!.Value;
        _fresh.Add(series, id);
        return id;
    }

    /// <summary>The transaction was committed.</summary>
    public void Keep()
    {
        if (_known.Count + _fresh.Count > Limit) _known.Clear();
        foreach (var (series, id) in _fresh) _known[series] = id;
        _fresh.Clear();
    }

    /// <summary>The transaction was taken back.</summary>
    public void Forget() => _fresh.Clear();

    private static long? Read(SqliteDatabase database, string sql, UsageSeries series)
    {
        var statement = database.Get(sql)
            .Bind(1, series.Customer.Value)
            .Bind(2, series.Meter)
            .Bind(3, DimensionText.Write(series.Dimensions));
        try
        {
            return statement.Step() ? statement.Int64(0) : null;
        }
        finally
        {
            statement.Reset();
        }
    }
}
