using System.Diagnostics;

namespace Monetize.TestSupport.Postgres;

/// <summary>
/// A PostgreSQL server of its own: a new data folder, a socket in it and no port, gone at the end. What is durable is
/// synced as on a real one.
/// </summary>
public sealed class PostgresCluster : IDisposable
{
    /// <summary>The superuser.</summary>
    public const string User = "monetize";

    /// <summary>The password of <see cref="User"/>, which the server asks for.</summary>
    public const string Password = "correct-horse";

    /// <summary>PostgreSQL refuses to run as root: then this user runs it, which Debian's package makes.</summary>
    private const string Unprivileged = "postgres";

    private readonly string _binaries;
    private readonly TemporaryFolder _folder = new();

    private PostgresCluster(string binaries) => _binaries = binaries;

    /// <summary>How a client connects, in the words of Npgsql.</summary>
    public string ConnectionString => $"Host={_folder.Path};Username={User};Password={Password};Database=postgres";

    /// <summary>What the server wrote.</summary>
    public string Log => File.Exists(LogFile) ? File.ReadAllText(LogFile) : "";

    private string Data => _folder.PathTo("data");

    private string LogFile => _folder.PathTo("server.log");

    /// <summary>Makes a server and starts it.</summary>
    /// <exception cref="InvalidOperationException">It cannot be made or started; the message says why.</exception>
    public static PostgresCluster Create()
    {
        var binaries = PostgresBinaries.Find()
            ?? throw new InvalidOperationException("No PostgreSQL server is installed: install postgresql.");
        var cluster = new PostgresCluster(binaries);
        try
        {
            cluster.Initialize();
            cluster.Start();
            return cluster;
        }
        catch
        {
            cluster.Dispose();
            throw;
        }
    }

    /// <summary>Starts a server that was stopped, and waits until it answers.</summary>
    public void Start() => Run("pg_ctl", "start", "-s", "-w", "-t", "60", "-D", Data, "-l", LogFile);

    /// <summary>
    /// Stops the server as a crash would: nothing is finished, and the next start recovers from the log.
    /// </summary>
    public void StopImmediately() => Run("pg_ctl", "stop", "-s", "-w", "-D", Data, "-m", "immediate");

    /// <inheritdoc/>
    public void Dispose()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid"))) StopImmediately();
        _folder.Dispose();
    }

    private void Initialize()
    {
        var passwordFile = _folder.PathTo("password");
        File.WriteAllText(passwordFile, Password);
        if (Environment.IsPrivilegedProcess) RunAsIs("chown", "-R", Unprivileged, _folder.Path);
        Run(
            "initdb", "-D", Data, "-U", User, "-A", "scram-sha-256", $"--pwfile={passwordFile}", "-E", "UTF8",
            "--no-locale", "--no-instructions");

        // A background ANALYZE is a transaction like any other, and would hold watermarks back now and then.
        File.AppendAllLines(
            Path.Combine(Data, "postgresql.conf"),
            [
                "listen_addresses = ''", $"unix_socket_directories = '{_folder.Path}'", "max_connections = 300",
                "autovacuum = off", "shared_buffers = 128MB", "max_wal_size = 2GB",
            ]);
    }

    private void Run(string program, params string[] arguments)
    {
        var command = Path.Combine(_binaries, program);
        if (!Environment.IsPrivilegedProcess) RunAsIs(command, arguments);
        else RunAsIs(
            "setpriv",
            [$"--reuid={Unprivileged}", $"--regid={Unprivileged}", "--init-groups", command, .. arguments]);
    }

    // What the server inherits stays open as long as it runs: only initdb, which leaves nothing running and tells every
    // step, is read through a pipe.
    private void RunAsIs(string program, params string[] arguments)
    {
        var isInit = arguments.Any(argument => argument.EndsWith("initdb", StringComparison.Ordinal))
            || program.EndsWith("initdb", StringComparison.Ordinal);
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = isInit,
        };
        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start)!;
        if (isInit) process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode == 0) return;
        throw new InvalidOperationException(
            $"{program} {string.Join(' ', arguments)} ended with code {process.ExitCode}. {Log}");
    }
}
