using Monetize.Benchmarks.References;
using Monetize.Benchmarks.Usage;
using Monetize.TestSupport.Postgres;
using static Monetize.Benchmarks.Ratios.StoreRounds;

namespace Monetize.Benchmarks.Ratios;

/// <summary>A server for the rows that bill, started when it is first asked for.</summary>
public sealed class BillingServer : IDisposable
{
    private readonly Lazy<PostgresServer> _server = new(static () => new PostgresServer());

    public static bool IsMissing => PostgresServer.WhyNotHere() is not null;

    /// <summary>Gives the sides of a row a schema each, gone when it is measured.</summary>
    public Ratio On(Func<Func<BillingPlace>, Ratio> measure)
    {
        var text = _server.Value.ConnectionString;
        var schemas = new List<ScratchSchema>();
        try
        {
            return measure(() =>
            {
                var schema = new ScratchSchema(text);
                schemas.Add(schema);
                var options = new PostgreSqlStoreOptions { Schema = schema.Name };
                return new BillingPlace(
                    Wait(PostgreSqlUsageStore.OpenAsync(text, options)),
                    Wait(PostgreSqlBillingStore.OpenAsync(text, options)),
                    () => new PostgreSqlBillingByHand(text, schema.Name));
            });
        }
        finally
        {
            schemas.ForEach(static schema => schema.Dispose());
        }
    }

    public void Dispose()
    {
        if (_server.IsValueCreated) _server.Value.Dispose();
    }
}
