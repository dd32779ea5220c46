using System.Text;
using Monetize.PostgreSql.Native;
using Monetize.Storage;
using NpgsqlTypes;

namespace Monetize.PostgreSql.Usage;

/// <summary>Keeps rejected records, each key once for each code.</summary>
internal sealed class UsageRejections(PostgreSqlDatabase database)
{
    private const string Insert = """
        INSERT INTO {schema}.usage_rejection (id, key, code, message, time, record)
        SELECT DISTINCT ON (id) id, key, code, message, time, record
        FROM unnest($1, $2, $3, $4, $5, $6) WITH ORDINALITY
            AS given(id, key, code, message, time, record, number)
        ORDER BY id, number
        ON CONFLICT (id) DO NOTHING
        """;

    /// <summary>Keeps them.</summary>
    public async Task AddAsync(IReadOnlyList<RejectedUsage> rejections, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            async connection =>
            {
                await using var command = database.Command(Insert, connection);
                Add(NpgsqlDbType.Text, UsageRecordJson.IdentityOf);
                Add(NpgsqlDbType.Bytea, rejection => Encoding.UTF8.GetBytes(rejection.Record.Key.Value ?? ""));
                Add(NpgsqlDbType.Text, rejection => Plain(rejection.Code));
                Add(NpgsqlDbType.Text, rejection => Plain(rejection.Message));
                Add(NpgsqlDbType.TimestampTz, rejection => PostgreSqlTime.Of(rejection.Time));
                Add(NpgsqlDbType.Text, rejection => UsageRecordJson.Write(rejection.Record));
                return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);

                void Add<T>(NpgsqlDbType type, Func<RejectedUsage, T> value) => command.Parameters.Add(new()
                {
                    Value = rejections.Select(value).ToArray(),
                    NpgsqlDbType = NpgsqlDbType.Array | type,
                });
            },
            committing: null,
            cancellationToken).ConfigureAwait(false);

    // What no text of PostgreSQL can hold: half of a surrogate pair, and the character 0.
    private static string Plain(string text) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', '\uFFFD');
}
