using Microsoft.Data.Sqlite;
using Monetize.Storage;

namespace Monetize.Sqlite.Tests.Usage;

/// <summary>Records for tests of what is SQLite's own.</summary>
internal static class SqliteScene
{
    public static readonly Meter Words = Meter.Sum("words", Unit.Word);

    public static readonly Period November = Period.UtcMonth(2026, 11);

    public static UsageRecord Record(int number) => new()
    {
        Key = IdempotencyKey.Of($"key-{number}"),
        Customer = CustomerId.Of("ada"),
        Meter = Words.Key,
        Quantity = 1m,
        Time = November.From.AddMinutes(number),
    };

    public static UsageRecord[] Records(int from, int count) => [.. Enumerable.Range(from, count).Select(Record)];

    public static async Task<decimal> QuantityAsync(IUsageStore store)
    {
        var query = new UsageSummaryQuery { Meters = [Words], Period = November };
        return await store.SummarizeAsync(query).Select(summary => summary.Quantity).SumAsync();
    }

    /// <summary>Does something to a file behind the store's back.</summary>
    public static void Execute(string path, string sql)
    {
        using var connection = Open(path);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery().Should().NotBe(0);
    }

    /// <summary>Opens a file as a host does.</summary>
    public static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }
}
