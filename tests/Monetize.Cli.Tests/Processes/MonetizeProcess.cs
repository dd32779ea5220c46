using Monetize.TestSupport;

namespace Monetize.Cli.Tests.Processes;

/// <summary>Runs the built tool as a process of its own.</summary>
internal static class MonetizeProcess
{
    /// <summary>The built tool.</summary>
    public static string Dll { get; } = typeof(MonetizeCli).Assembly.Location;

    /// <summary>Whether there is a shell with pipes to run it in.</summary>
    public static bool HasShell { get; } = File.Exists("/bin/bash");

    /// <summary>Runs the tool at the root of the repository.</summary>
    public static ProcessResult Run(params IReadOnlyList<string> arguments) =>
        DotnetProcess.Run([Dll, .. arguments], Repository.Root);

    /// <summary>Runs a script of bash at the root of the repository, in which <c>monetize</c> is the tool.</summary>
    public static ProcessResult Bash(string script) => DotnetProcess.RunProgram(
        "/bin/bash", ["-c", $"monetize() {{ dotnet '{Dll}' \"$@\"; }}\n{script}"], Repository.Root);
}
