using System.Collections.Concurrent;
using System.Globalization;
using Monetize.Metering;
using Monetize.PostgreSql.Native;
using Npgsql;

namespace Monetize.PostgreSql.Usage;

/// <summary>The months that have a partition. A missing one is made before the records that need it.</summary>
/// <remarks>
/// In a transaction of its own: the host's may last, and a table that is made in it would make every other writer of
/// that month wait. Safe for several threads at once.
/// </remarks>
internal sealed class Partitions(PostgreSqlDatabase database)
{
    private const string Lock = "SELECT pg_advisory_xact_lock(hashtextextended('monetize partition ' || $1, 0))";

    private const string Attached = """
        SELECT coalesce(array_agg(c.relname::text), '{}')
        FROM pg_namespace n JOIN pg_class p ON p.relnamespace = n.oid AND p.relname = 'usage_event'
        JOIN pg_inherits i ON i.inhparent = p.oid JOIN pg_class c ON c.oid = i.inhrelid
        WHERE n.nspname = $1
        """;

    private readonly ConcurrentDictionary<int, bool> _known = [];

    /// <summary>Sees to it that each record has a partition.</summary>
    public async ValueTask EnsureAsync(IReadOnlyList<UsageRecord> records, CancellationToken cancellationToken)
    {
        SortedSet<int>? missing = null;
        foreach (var record in records)
        {
            var month = UsageDay.Of(record.Time).Month;
            if (!_known.ContainsKey(month)) (missing ??= []).Add(month);
        }

        if (missing is null) return;
        var found = await FindAsync(cancellationToken).ConfigureAwait(false);
        foreach (var month in missing)
        {
            if (!found.Contains(NameOf(month))) await CreateAsync(month, cancellationToken).ConfigureAwait(false);
            _known[month] = true;
        }
    }

    /// <summary>Forgets everything: the database may be another one.</summary>
    public void Forget() => _known.Clear();

    private ValueTask<string[]> FindAsync(CancellationToken cancellationToken) => database.UseAsync(
        connection => FindAsync(connection, cancellationToken), cancellationToken);

    private async Task<string[]> FindAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        (string[])(await database.QueryOneAsync(connection, Attached, cancellationToken, database.Schema.Name)
            .ConfigureAwait(false))[0];

    private async Task CreateAsync(int month, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            async connection =>
            {
                await database.ExecuteAsync(connection, Lock, cancellationToken, database.Schema.Name)
                    .ConfigureAwait(false);
                var found = await FindAsync(connection, cancellationToken).ConfigureAwait(false);
                if (found.Contains(NameOf(month))) return 0;

                // Attaching lets others write meanwhile; CREATE TABLE … PARTITION OF would shut them out.
                return await database.ExecuteAsync(
                    connection,
                    $$"""
                    CREATE TABLE IF NOT EXISTS {schema}.{{NameOf(month)}} (LIKE {schema}.usage_event);
                    ALTER TABLE {schema}.usage_event ATTACH PARTITION {schema}.{{NameOf(month)}}
                        FOR VALUES FROM ('{{FirstOf(month)}}') TO ('{{FirstOf(month + 1)}}');
                    """,
                    cancellationToken).ConfigureAwait(false);
            },
            committing: null,
            cancellationToken).ConfigureAwait(false);

    private static string NameOf(int month) => string.Create(
        CultureInfo.InvariantCulture, $"usage_event_{month / 12:D4}_{(month % 12) + 1:D2}");

    private static string FirstOf(int month) => string.Create(
        CultureInfo.InvariantCulture, $"{month / 12:D4}-{(month % 12) + 1:D2}-01 00:00:00+00");
}
