using System.Diagnostics;
using System.Text;

namespace Monetize.TestSupport;

/// <summary>Runs the <c>dotnet</c> command, or a program that was built, as a child process.</summary>
public static class DotnetProcess
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Variables by which a running build or test run speaks to its own children; inherited by another build, they
    /// send it to the wrong SDK, server or results.
    /// </summary>
    private static readonly string[] Disturbing =
        ["MSBUILD", "VSTEST_", "DOTNET_CLI_", "TESTINGPLATFORM_", "COVERLET_"];

    /// <summary>Runs <c>dotnet</c> with arguments and waits for its end.</summary>
    /// <param name="arguments">The arguments, one by one, without quotes.</param>
    /// <param name="workingFolder">The folder to run in.</param>
    public static ProcessResult Run(IEnumerable<string> arguments, string workingFolder) =>
        RunProgram("dotnet", arguments, workingFolder);

    /// <summary>Runs a program of this repository, which was built beside the running test, under a culture.</summary>
    /// <param name="project">The name of its project; the test project refers to it, so that it is built first.</param>
    /// <param name="arguments">The arguments, one by one, without quotes.</param>
    /// <param name="culture">Such as <c>de-DE</c>; empty for the invariant culture.</param>
    public static ProcessResult RunBuilt(string project, IEnumerable<string> arguments, string culture = "")
    {
        // artifacts/bin/PROJECT/CONFIGURATION, as that of the test.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var program = Repository.PathTo("artifacts", "bin", project, configuration, $"{project}.dll");
        return RunProgram("dotnet", [program, .. arguments], Repository.Root, new Dictionary<string, string>
        {
            ["LC_ALL"] = culture.Length == 0 ? "C" : $"{culture.Replace('-', '_')}.UTF-8",
        });
    }

    /// <summary>Runs a program with arguments and waits for its end. What it writes is read as UTF-8.</summary>
    /// <exception cref="TimeoutException">It did not end within ten minutes.</exception>
    public static ProcessResult RunProgram(
        string program,
        IEnumerable<string> arguments,
        string workingFolder,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = workingFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        Clean(start.Environment);

        // The locale of whoever runs the tests is not that of the child, nor may a missing one make it complain.
        start.Environment["LC_ALL"] = "C.UTF-8";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        using var process = Process.Start(start)!;

        // Both at once: a child that fills one pipe while the other is read would wait for ever.
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', start.ArgumentList)} did not end in {Limit}.");
        }

        return new ProcessResult(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    /// <summary>Makes an environment fit for a build of its own.</summary>
    public static void Clean(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(IsDisturbing).ToList()) environment.Remove(name);

        // A build server would outlive the test and hold its folders and pipes.
        environment["MSBUILDDISABLENODEREUSE"] = "1";
        environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        environment["DOTNET_NOLOGO"] = "1";
        environment["UseSharedCompilation"] = "false";
    }

    /// <summary>
    /// The home of the command itself stays: without it a machine without HOME has no package folder.
    /// </summary>
    private static bool IsDisturbing(string name) => name != "DOTNET_CLI_HOME"
        && Disturbing.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
