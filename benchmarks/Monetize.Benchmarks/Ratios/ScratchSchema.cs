using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Monetize.Benchmarks.References;
using Monetize.Benchmarks.Usage;
using Npgsql;

namespace Monetize.Benchmarks.Ratios;

/// <summary>A schema with the tables of a store, gone at the end.</summary>
public sealed class ScratchSchema : IDisposable
{
    private static int _last;

    private readonly string _connectionString;
    private readonly NpgsqlConnection _connection;

    public ScratchSchema(string connectionString)
    {
        _connectionString = connectionString;
        Name = string.Create(CultureInfo.InvariantCulture, $"ratios_{Environment.ProcessId}_{++_last}");
        _connection = new NpgsqlConnection($"{connectionString};Pooling=false;Search Path={Name};Command Timeout=600");
        _connection.Open();
    }

    public string Name { get; }

    /// <summary>A store, which knows the series and the partitions of records; there are no records left.</summary>
    public PostgreSqlUsageStore Open(UsageRecord[] records, int foldEvery)
    {
        var options = new PostgreSqlStoreOptions { Schema = Name, FoldEvery = foldEvery };
        var store = StoreRounds.Wait(PostgreSqlUsageStore.OpenAsync(_connectionString, options));
        StoreRounds.Append(store, records, StoreRounds.Batch);
        Clear();
        return store;
    }

    public RawPostgres ByHand() => new(_connectionString, Name);

    /// <summary>
    /// Leaves series and partitions and no records. The checkpoint is for the rounds that follow, so that none of them
    /// meets that of an earlier one.
    /// </summary>
    public void Clear()
    {
        Run("TRUNCATE usage_key, usage_event, usage_day, usage_month");
        Run("CHECKPOINT");
    }

    /// <summary>What a server does by itself after a while, unless it is told not to.</summary>
    public void Vacuum()
    {
        Run("VACUUM ANALYZE");
        Run("CHECKPOINT");
    }

    /// <summary>The number of the series of each record of a workload.</summary>
    public long[] SeriesOf(UsageRecord[] records)
    {
        var numbers = new Dictionary<(string Customer, string Meter), long>();
        using var command = new NpgsqlCommand("SELECT customer, meter, id FROM usage_series", _connection);
        using var row = command.ExecuteReader();
        while (row.Read()) numbers.Add((row.GetString(0), row.GetString(1)), row.GetInt64(2));
        return [.. records.Select(record => numbers[(record.Customer.Value, record.Meter)])];
    }

    public long Count() => (long)Run("SELECT count(*) FROM usage_event")!;

    /// <summary>Bytes on disk of events and keys, and of what is made from them, each with its indexes.</summary>
    public (long Records, long Summaries) Bytes() => (
        (long)Run("""
            SELECT pg_total_relation_size('usage_key') + sum(pg_total_relation_size(relid))::bigint
            FROM pg_partition_tree('usage_event')
            """)!,
        (long)Run("SELECT pg_total_relation_size('usage_day') + pg_total_relation_size('usage_month')")!);

    public void Dispose()
    {
        Run($"DROP SCHEMA {Name} CASCADE");
        _connection.Dispose();
    }

    [SuppressMessage("Security", "CA2100", Justification = "The texts are constants and the name is made here.")]
    private object? Run(string sql)
    {
        using var command = new NpgsqlCommand(sql, _connection);
        return command.ExecuteScalar();
    }
}
