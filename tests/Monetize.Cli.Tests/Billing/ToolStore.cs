using Monetize.TestSupport;

namespace Monetize.Cli.Tests.Billing;

/// <summary>A SQLite store that is billed with the tool alone: customer c-2 on a plan of 49 a month.</summary>
internal sealed class ToolStore : IDisposable
{
    public const string Day = "2026-11-01T00:00:00Z";

    private readonly TemporaryFolder _folder = new();

    public ToolStore()
    {
        Run($"plan publish --catalog {Tool.Catalog} --at {Day}").ExitCode.Should().Be(0);
        Run($"customer create c-2 --name c-2 --at {Day}").ExitCode.Should().Be(0);
        Run($"subscription create s-2 --customer c-2 --plan ai-platform --at {Day}").ExitCode.Should().Be(0);
    }

    public string Path => _folder.PathTo("store.db");

    public ProcessResult Run(string command) => Tool.Run([.. command.Split(' '), "--db", Path]);

    public void Dispose() => _folder.Dispose();
}
