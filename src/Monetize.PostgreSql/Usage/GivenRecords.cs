using Monetize.PostgreSql.Native;
using Npgsql;
using NpgsqlTypes;

namespace Monetize.PostgreSql.Usage;

/// <summary>Records on their way into the database, each key once, beside the numbers of their series.</summary>
/// <remarks>They travel as one array for each column, or through a staging table.</remarks>
internal sealed class GivenRecords
{
    private const string Arrays = """
        SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8)
            AS given(key, series, time, quantity, method, amount, cost, corrects)
        """;

    private const string Staging = """
        CREATE TEMPORARY TABLE usage_given (
            key text COLLATE "C", series bigint, time timestamptz,
            quantity numeric, method text, amount numeric, cost numeric, corrects text
        ) ON COMMIT DROP
        """;

    private const string Copy = """
        COPY pg_temp.usage_given (key, series, time, quantity, method, amount, cost, corrects)
        FROM STDIN (FORMAT BINARY)
        """;

    private readonly long[] _series;
    private readonly Dictionary<string, int> _first;
    private bool _isStaged;

    public GivenRecords(IReadOnlyList<UsageRecord> records, long[] series)
    {
        Records = records;
        _series = series;
        _first = new Dictionary<string, int>(records.Count, StringComparer.Ordinal);
        for (var i = 0; i < records.Count; i++) _first.TryAdd(records[i].Key.Value, i);
    }

    public IReadOnlyList<UsageRecord> Records { get; }

    /// <summary>Each key once.</summary>
    public IEnumerable<string> Keys => _first.Keys;

    /// <summary>The query that gives the records.</summary>
    public string Source => _isStaged ? "SELECT * FROM pg_temp.usage_given" : Arrays;

    /// <summary>The record that counts where a key comes several times.</summary>
    public UsageRecord FirstOf(string key) => Records[_first[key]];

    /// <summary>Gives a command what <see cref="Source"/> needs.</summary>
    public void Bind(NpgsqlCommand command)
    {
        if (_isStaged) return;
        Add(NpgsqlDbType.Text, record => record.Key.Value);
        command.Parameters.Add(new()
        {
            Value = _first.Count == _series.Length ? _series : [.. _first.Values.Select(i => _series[i])],
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint,
        });
        Add(NpgsqlDbType.TimestampTz, record => PostgreSqlTime.Of(record.Time));
        Add(NpgsqlDbType.Numeric, record => record.Quantity);
        Add(NpgsqlDbType.Text, record => record.Method);
        Add(NpgsqlDbType.Numeric, record => record.Amount);
        Add(NpgsqlDbType.Numeric, record => record.Cost);
        Add(NpgsqlDbType.Text, record => record.Corrects?.Value);

        void Add<T>(NpgsqlDbType type, Func<UsageRecord, T> value)
        {
            var values = new T[_first.Count];
            var next = 0;
            foreach (var i in _first.Values) values[next++] = value(Records[i]);
            command.Parameters.Add(new() { Value = values, NpgsqlDbType = NpgsqlDbType.Array | type });
        }
    }

    /// <summary>Copies the records into a staging table that lasts as long as the transaction.</summary>
    public async Task StageAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using (var create = new NpgsqlCommand(Staging, connection))
        {
            await create.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        await using var copy = await connection.BeginBinaryImportAsync(Copy, cancellationToken).ConfigureAwait(false);
        foreach (var i in _first.Values)
        {
            var record = Records[i];
            await copy.StartRowAsync(cancellationToken).ConfigureAwait(false);
            await WriteAsync(record.Key.Value, NpgsqlDbType.Text).ConfigureAwait(false);
            await WriteAsync(_series[i], NpgsqlDbType.Bigint).ConfigureAwait(false);
            await WriteAsync(PostgreSqlTime.Of(record.Time), NpgsqlDbType.TimestampTz).ConfigureAwait(false);
            await WriteAsync(record.Quantity, NpgsqlDbType.Numeric).ConfigureAwait(false);
            await WriteAsync(record.Method, NpgsqlDbType.Text).ConfigureAwait(false);
            await WriteAsync(record.Amount, NpgsqlDbType.Numeric).ConfigureAwait(false);
            await WriteAsync(record.Cost, NpgsqlDbType.Numeric).ConfigureAwait(false);
            await WriteAsync(record.Corrects?.Value, NpgsqlDbType.Text).ConfigureAwait(false);
        }

        await copy.CompleteAsync(cancellationToken).ConfigureAwait(false);
        _isStaged = true;

        Task WriteAsync<T>(T value, NpgsqlDbType type) => value switch
        {
            null => copy.WriteNullAsync(cancellationToken),
            _ => copy.WriteAsync(value, type, cancellationToken),
        };
    }
}
