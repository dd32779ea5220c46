using Monetize.PostgreSql.Native;
using Monetize.Storage;

namespace Monetize.PostgreSql.Usage;

/// <summary>
/// Positions are numbers of transactions plus an offset. In another cluster, such as after a dump was restored, these
/// numbers begin anew: then the offset is raised above all that was given out before.
/// </summary>
internal sealed class UsagePositions(PostgreSqlDatabase database)
{
    /// <summary>
    /// The position below which nothing can still be added: every transaction below the xmin of a snapshot has ended.
    /// </summary>
    public const string Bound = "position_offset + pg_snapshot_xmin(pg_current_snapshot())::text::bigint";

    // Watermarks that were given out lie above the last record by what other databases of the cluster did since.
    private const string Raise = $$"""
        UPDATE {schema}.usage_mark SET position_offset = 1000000000000
            + greatest(mark, (SELECT max(position) FROM {schema}.usage_event))
            - pg_snapshot_xmin(pg_current_snapshot())::text::bigint
        WHERE {{Bound}} < mark
        """;

    // Waits for everybody who adds records by the old offset, and lets nobody begin.
    private const string Lock = "LOCK TABLE {schema}.usage_key IN SHARE ROW EXCLUSIVE MODE";

    private const string IsBelowMark = $$"""SELECT {{Bound}} < mark FROM {schema}.usage_mark""";

    private const string Watermark = $$"""SELECT {{Bound}}, mark FROM {schema}.usage_mark""";

    private const long Unknown = -1;

    private long _seenMark = Unknown;

    /// <summary>The mark that was seen last, which others may have moved since; none before the first.</summary>
    public long? SeenMark => Volatile.Read(ref _seenMark) is var mark and not Unknown ? mark : null;

    /// <summary>Remembers a mark.</summary>
    public void See(long mark) => Volatile.Write(ref _seenMark, mark);

    public async ValueTask<UsageWatermark> WatermarkAsync(CancellationToken cancellationToken)
    {
        var row = await database.UseAsync(
            connection => database.QueryOneAsync(connection, Watermark, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        See((long)row[1]);
        return new UsageWatermark((long)row[0]);
    }

    /// <summary>Raises the offset where new records would lie below the mark.</summary>
    public async Task RaiseWhenDueAsync(CancellationToken cancellationToken)
    {
        var row = await database.UseAsync(
            connection => database.QueryOneAsync(connection, IsBelowMark, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        if (!(bool)row[0]) return;
        await database.WriteAsync(
            async connection =>
            {
                await database.ExecuteAsync(connection, Lock, cancellationToken).ConfigureAwait(false);
                return await database.ExecuteAsync(connection, Raise, cancellationToken).ConfigureAwait(false);
            },
            committing: null,
            cancellationToken).ConfigureAwait(false);
    }
}
