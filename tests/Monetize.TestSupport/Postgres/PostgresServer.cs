namespace Monetize.TestSupport.Postgres;

/// <summary>
/// The server that tests share: the one that <c>MONETIZE_TEST_POSTGRES</c> says how to reach, else a cluster of its
/// own, else none. With <c>MONETIZE_REQUIRE_POSTGRES=1</c> none is an error.
/// </summary>
public sealed class PostgresServer : IDisposable
{
    private const string Given = "MONETIZE_TEST_POSTGRES";
    private const string Required = "MONETIZE_REQUIRE_POSTGRES";

    private readonly PostgresCluster? _cluster;
    private readonly string? _connectionString;

    /// <summary>Finds the server, or starts one.</summary>
    /// <exception cref="InvalidOperationException">There is none, and it is required.</exception>
    public PostgresServer()
    {
        _connectionString = Environment.GetEnvironmentVariable(Given);
        if (!string.IsNullOrWhiteSpace(_connectionString)) return;
        WhyNone = WhyNotHere();
        if (WhyNone is not null)
        {
            if (Environment.GetEnvironmentVariable(Required) == "1") throw new InvalidOperationException(WhyNone);
            return;
        }

        _cluster = PostgresCluster.Create();
        _connectionString = _cluster.ConnectionString;
    }

    /// <summary>Why there is no server; null where there is one.</summary>
    public string? WhyNone { get; }

    /// <summary>How to connect, in the words of Npgsql.</summary>
    /// <exception cref="InvalidOperationException">There is no server.</exception>
    public string ConnectionString => _connectionString ?? throw new InvalidOperationException(WhyNone);

    /// <summary>Why there can be no server on this machine; null where there can. Starts none.</summary>
    public static string? WhyNotHere() =>
        !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(Given)) || PostgresBinaries.Find() is not null
            ? null
            : $"No PostgreSQL server: install postgresql, or set {Given} to a connection string.";

    /// <inheritdoc/>
    public void Dispose() => _cluster?.Dispose();
}
