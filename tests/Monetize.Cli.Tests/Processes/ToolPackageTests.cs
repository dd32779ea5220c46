using Monetize.TestSupport;

namespace Monetize.Cli.Tests.Processes;

/// <summary>The package as a user gets it. Everything lies in folders of the test.</summary>
public sealed class ToolPackageTests
{
    [Fact]
    public void Package_InstalledAsATool_Runs()
    {
        using var folder = new TemporaryFolder();
        Succeed(
            [
                "pack", Repository.PathTo("src", "Monetize.Cli"), "--artifacts-path", folder.PathTo("artifacts"),
                "--output", folder.PathTo("packages"),
            ],
            Repository.Root);

        // The folder is the only source, so nothing is asked from a registry.
        File.WriteAllText(folder.PathTo("nuget.config"), """
            <configuration>
              <packageSources><clear /><add key="local" value="packages" /></packageSources>
            </configuration>
            """);
        Succeed(
            [
                "tool", "install", "Monetize.Cli", "--tool-path", folder.PathTo("tools"),
                "--configfile", folder.PathTo("nuget.config"),
            ],
            folder.Path);
        var tool = folder.PathTo("tools", OperatingSystem.IsWindows() ? "monetize.exe" : "monetize");
        var quote = DotnetProcess.RunProgram(
            tool,
            ["quote", "--catalog", Tool.Catalog, "--plan", "ai-platform", "--usage", "api_calls=75000"],
            folder.Path);

        quote.Should().Be(Tool.Quote("ai-platform", "--usage", "api_calls=75000"));
        DotnetProcess.RunProgram(tool, ["--version"], folder.Path).Output.TrimEnd()
            .Should().Be(Tool.Run("--version").Output.TrimEnd());
    }

    private static void Succeed(string[] arguments, string workingFolder)
    {
        var result = DotnetProcess.Run(arguments, workingFolder);
        result.ExitCode.Should().Be(0, result.ToString());
        (result.Output + result.Error).Should().NotContain("warning");
    }
}
