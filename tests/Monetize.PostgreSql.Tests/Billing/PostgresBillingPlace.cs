using Monetize.Billing;
using Monetize.Testing.Conformance;
using Monetize.TestSupport.Postgres;

namespace Monetize.PostgreSql.Tests.Billing;

/// <summary>A schema of its own for billing. Where there is no server the test is skipped.</summary>
internal sealed class PostgresBillingPlace(PostgresServer server, PostgreSqlStoreOptions? options = null)
    : IBillingStorePlace
{
    private readonly PostgresPlace _place = new(server, options);
    private readonly PostgreSqlStoreOptions _options = options ?? new PostgreSqlStoreOptions();

    public bool IsDurable => true;

    public async ValueTask<IBillingStore> OpenAsync(CancellationToken cancellationToken = default) =>
        await PostgreSqlBillingStore.OpenAsync(
            _place.ConnectionString, _options with { Schema = _place.Schema }, cancellationToken);

    /// <summary>Runs a statement in which <c>{schema}</c> is the schema.</summary>
    public Task<object?> RunAsync(string sql) => _place.RunAsync(sql);

    public ValueTask DisposeAsync() => _place.DisposeAsync();
}
