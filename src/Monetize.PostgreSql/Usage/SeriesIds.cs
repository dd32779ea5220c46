using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Monetize.Metering;
using Monetize.PostgreSql.Native;
using Npgsql;
using NpgsqlTypes;

namespace Monetize.PostgreSql.Usage;

/// <summary>
/// The numbers of series: 8 bytes in place of the texts of customer, meter and dimensions in each record.
/// </summary>
/// <remarks>
/// A new series is committed before the records that need it, so that no transaction waits for another one's series and
/// what is remembered here is there. Safe for several threads at once.
/// </remarks>
internal sealed class SeriesIds(PostgreSqlDatabase database)
{
    private const int Limit = 200_000;

    private const string Find = "SELECT hash, id FROM {schema}.usage_series WHERE hash = ANY($1)";

    private const string Insert = """
        INSERT INTO {schema}.usage_series (hash, customer, meter, dimensions)
        SELECT * FROM unnest($1, $2, $3, $4) ORDER BY 1
        ON CONFLICT (hash) DO NOTHING
        """;

    private readonly ConcurrentDictionary<UsageSeries, long> _known = [];

    /// <summary>The number of the series of each record, new ones where they have none.</summary>
    public async ValueTask<long[]> OfAsync(IReadOnlyList<UsageRecord> records, CancellationToken cancellationToken)
    {
        var ids = new long[records.Count];
        List<int>? unknown = null;
        for (var i = 0; i < ids.Length; i++)
        {
            if (!_known.TryGetValue(UsageSeries.Of(records[i]), out ids[i])) (unknown ??= []).Add(i);
        }

        if (unknown is null) return ids;
        var fresh = unknown.Select(i => UsageSeries.Of(records[i])).Distinct().ToList();
        var found = await FindAsync(fresh, cancellationToken).ConfigureAwait(false);
        foreach (var i in unknown) ids[i] = found[UsageSeries.Of(records[i])];
        return ids;
    }

    /// <summary>Forgets everything: the database may be another one.</summary>
    public void Forget() => _known.Clear();

    private async Task<Dictionary<UsageSeries, long>> FindAsync(
        List<UsageSeries> series, CancellationToken cancellationToken)
    {
        var hashes = series.ToDictionary(one => Convert.ToHexString(Hash(one)), StringComparer.Ordinal);
        var found = await database.UseAsync(
            connection => ReadAsync(connection, hashes, cancellationToken), cancellationToken).ConfigureAwait(false);
        var missing = series.Where(one => !found.ContainsKey(one)).ToList();
        if (missing.Count > 0)
        {
            await database.WriteAsync(
                connection => InsertAsync(connection, missing, cancellationToken), null, cancellationToken)
                .ConfigureAwait(false);
            found = await database.UseAsync(
                connection => ReadAsync(connection, hashes, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
        }

        if (_known.Count > Limit) _known.Clear();
        foreach (var (one, id) in found) _known[one] = id;
        return found;
    }

    private async Task<Dictionary<UsageSeries, long>> ReadAsync(
        NpgsqlConnection connection, Dictionary<string, UsageSeries> hashes, CancellationToken cancellationToken)
    {
        await using var command = database.Command(Find, connection);
        command.Parameters.Add(new() { Value = hashes.Keys.Select(Convert.FromHexString).ToArray() });
        await using var row = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var found = new Dictionary<UsageSeries, long>();
        while (await row.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            found.Add(hashes[Convert.ToHexString(row.GetFieldValue<byte[]>(0))], row.GetInt64(1));
        }

        return found;
    }

    private async Task<int> InsertAsync(
        NpgsqlConnection connection, List<UsageSeries> series, CancellationToken cancellationToken)
    {
        await using var command = database.Command(Insert, connection);
        command.Parameters.Add(new() { Value = series.Select(Hash).ToArray() });
        Add(series.Select(one => one.Customer.Value));
        Add(series.Select(one => one.Meter));
        Add(series.Select(one => DimensionText.Write(one.Dimensions)));
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);

        void Add(IEnumerable<string> texts) => command.Parameters.Add(
            new() { Value = texts.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
    }

    private static byte[] Hash(UsageSeries series) => SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\0', series.Customer.Value, series.Meter, DimensionText.Write(series.Dimensions))));
}
