using System.Globalization;
using Monetize.TestSupport.Postgres;

namespace Monetize.CrashTests.Stores;

/// <summary>Schemas of a PostgreSQL server of this program's own.</summary>
internal sealed class PostgresCrashStore : CrashStore
{
    private readonly PostgresCluster _cluster = PostgresCluster.Create();
    private int _schemas;

    public override string Name => Postgres;

    /// <summary>The schema, then how to connect.</summary>
    public override string Place =>
        string.Create(CultureInfo.InvariantCulture, $"usage_{_schemas}{Separator}{_cluster.ConnectionString}");

    public override async ValueTask StartAnewAsync()
    {
        _schemas++;

        // The schema is there before any child is killed: what is killed is recording, not the first opening.
        await (await OpenAsync()).DisposeAsync();
    }

    /// <summary>Stops the server as if its power went, and starts it again.</summary>
    public void StopImmediately() => _cluster.StopImmediately();

    public void Start() => _cluster.Start();

    public override ValueTask DisposeAsync()
    {
        _cluster.Dispose();
        return ValueTask.CompletedTask;
    }
}
