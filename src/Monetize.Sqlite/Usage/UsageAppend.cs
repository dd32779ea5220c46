using Monetize.Metering;
using Monetize.Sqlite.Native;
using Monetize.Storage;

namespace Monetize.Sqlite.Usage;

/// <summary>Adds records within a transaction that somebody else begins and ends.</summary>
/// <param name="database">Where they go.</param>
/// <param name="series">The numbers of series that are known.</param>
/// <param name="appended">Is told of each record that is accepted; null where nobody needs it.</param>
internal sealed class UsageAppend(SqliteDatabase database, SeriesIds series, AppendedRecords? appended = null)
{
    private const string Insert = """
        INSERT INTO monetize_usage_event (key, series, time, quantity, method, amount, cost, corrects)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (key) DO NOTHING
        """;

    private const string Find = """
        SELECT series, quantity, method, amount, cost, corrects FROM monetize_usage_event WHERE key = ?
        """;

    private const string FindName = "SELECT customer, meter, dimensions FROM monetize_usage_series WHERE id = ?";

    private const string InsertRejection = """
        INSERT INTO monetize_usage_rejection (id, key, code, message, time, record) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO NOTHING
        """;

    private readonly SqliteStatement _insert = database.Get(Insert);

    /// <summary>Adds records; each is accepted, a duplicate or a conflict.</summary>
    public RecordResult[] Add(IReadOnlyList<UsageRecord> records)
    {
        var results = new RecordResult[records.Count];
        for (var i = 0; i < results.Length; i++) results[i] = Add(records[i]);
        return results;
    }

    /// <summary>Keeps rejected records, each key once for each code.</summary>
    public void Reject(IReadOnlyList<RejectedUsage> rejections)
    {
        var statement = database.Get(InsertRejection);
        foreach (var rejection in rejections)
        {
            statement
                .Bind(1, UsageRecordJson.IdentityOf(rejection))
                .Bind(2, rejection.Record.Key.Value ?? "")
                .Bind(3, rejection.Code)
                .Bind(4, rejection.Message)
                .Bind(5, UsageTime.Of(rejection.Time))
                .Bind(6, UsageRecordJson.Write(rejection.Record))
                .Run();
        }
    }

    private RecordResult Add(UsageRecord record)
    {
        var number = series.Of(database, UsageSeries.Of(record));
        _insert
            .Bind(1, record.Key.Value)
            .Bind(2, number)
            .Bind(3, UsageTime.Of(record.Time))
            .Bind(4, (decimal?)record.Quantity)
            .Bind(5, record.Method)
            .Bind(6, record.Amount)
            .Bind(7, record.Cost)
            .Bind(8, record.Corrects?.Value)
            .Run();
        if (database.Changes == 0) return UsageBatch.Compare(First(record, number), record);
        appended?.Add(database.LastId, record, number);
        return RecordResult.Accepted;
    }

    // Time is no content, and a duplicate is of its own series: then only the rest is read.
    private UsageRecord First(UsageRecord again, long number)
    {
        var statement = database.Get(Find).Bind(1, again.Key.Value);
        try
        {
            statement.Step();
            var found = statement.Int64(0);
            var first = again with
            {
                Quantity = statement.Decimal(1),
                Method = statement.TextOrNull(2),
                Amount = statement.DecimalOrNull(3),
                Cost = statement.DecimalOrNull(4),
                Corrects = statement.TextOrNull(5) is { } corrected ? new IdempotencyKey(corrected) : null,
            };
            return found == number ? first : Named(first, found);
        }
        finally
        {
            statement.Reset();
        }
    }

    private UsageRecord Named(UsageRecord record, long number)
    {
        var statement = database.Get(FindName).Bind(1, number);
        try
        {
            statement.Step();
            return record with
            {
                Customer = new CustomerId(statement.Text(0)),
                Meter = statement.Text(1),
                Dimensions = statement.Read(2, DimensionText.Read),
            };
        }
        finally
        {
            statement.Reset();
        }
    }
}
