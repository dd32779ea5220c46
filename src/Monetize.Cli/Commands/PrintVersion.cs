using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;
using Monetize.Cli.Output;

namespace Monetize.Cli.Commands;

/// <summary>Prints the version of the tool, without the commit that a build adds behind a plus.</summary>
internal sealed class PrintVersion : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var version = typeof(PrintVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!;
        parseResult.InvocationConfiguration.Output.WriteLine(version.InformationalVersion.Split('+')[0]);
        return ExitCode.Ok;
    }
}
