using System.Runtime.InteropServices;
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
        INSERT INTO monetize_usage_series (customer, meter, dimensions) VALUES (?, ?, ?)
        ON CONFLICT (customer, meter, dimensions) DO NOTHING
        """;

    private readonly Dictionary<UsageSeries, long> _known = [];
    private readonly List<UsageSeries> _fresh = [];

    /// <summary>The number of a series, a new one where it has none.</summary>
    public long Of(SqliteDatabase database, UsageSeries series)
    {
        ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(_known, series, out var isKnown);
        if (isKnown) return id;
        _fresh.Add(series);
        var dimensions = DimensionText.Write(series.Dimensions);
        return id = Add(database, series, dimensions) ?? Read(database, series, dimensions);
    }

    /// <summary>The transaction was committed.</summary>
    public void Keep()
    {
        _fresh.Clear();
        if (_known.Count > Limit) _known.Clear();
    }

    /// <summary>The transaction was taken back.</summary>
    public void Forget()
    {
        foreach (var series in _fresh) _known.Remove(series);
        _fresh.Clear();
    }

    // RETURNING would cost SQLite a table of its own for each row.
    private static long? Add(SqliteDatabase database, UsageSeries series, string dimensions)
    {
        Bind(database.Get(Insert), series, dimensions).Run();
        return database.Changes > 0 ? database.LastId : null;
    }

    private static long Read(SqliteDatabase database, UsageSeries series, string dimensions)
    {
        var statement = Bind(database.Get(Find), series, dimensions);
        try
        {
            statement.Step();
            return statement.Int64(0);
        }
        finally
        {
            statement.Reset();
        }
    }

    private static SqliteStatement Bind(SqliteStatement statement, UsageSeries series, string dimensions) =>
        statement.Bind(1, series.Customer.Value).Bind(2, series.Meter).Bind(3, dimensions);
}
