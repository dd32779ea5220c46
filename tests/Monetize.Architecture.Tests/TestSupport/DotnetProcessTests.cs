using Monetize.TestSupport;

namespace Monetize.Architecture.Tests.TestSupport;

public sealed class DotnetProcessTests
{
    [Fact]
    public void Clean_VariablesOfARunningBuild_AreRemoved()
    {
        var environment = new Dictionary<string, string?>
        {
            ["MSBuildSDKsPath"] = "x",
            ["VSTEST_CONNECTION_TIMEOUT"] = "1",
            ["DOTNET_CLI_CONTEXT"] = "x",
            ["DOTNET_CLI_HOME"] = "kept",
            ["PATH"] = "kept",
        };

        DotnetProcess.Clean(environment);

        environment.Where(pair => pair.Value == "kept").Select(pair => pair.Key)
            .Should().Equal("DOTNET_CLI_HOME", "PATH");
        environment.Keys.Should().NotContain(["MSBuildSDKsPath", "VSTEST_CONNECTION_TIMEOUT", "DOTNET_CLI_CONTEXT"]);
        environment["MSBUILDDISABLENODEREUSE"].Should().Be("1");
    }

    [Fact]
    public void Run_Command_ReturnsCodeAndBothTexts()
    {
        var good = DotnetProcess.Run(["--version"], Repository.Root);
        var bad = DotnetProcess.Run(["no-such-file.dll"], Repository.Root);

        good.ExitCode.Should().Be(0);
        good.Output.Should().StartWith("10.");
        bad.ExitCode.Should().NotBe(0);
        (bad.Output + bad.Error).Should().Contain("no-such-file.dll");
    }
}
