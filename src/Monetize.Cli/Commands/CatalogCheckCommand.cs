using System.CommandLine;
using Monetize.Cli.Output;
using Monetize.Cli.Reports;
using Monetize.Errors;

namespace Monetize.Cli.Commands;

/// <summary><c>monetize catalog check FILE</c>: every fault of a catalog, with its repair.</summary>
internal static class CatalogCheckCommand
{
    private const string Details = """
        Result:
          For each fault its code, severity, path, what is wrong and how it is
          repaired; docs/rules has a page for each code. Warnings alone are exit
          code 0.
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "The catalog, a JSON document." };
        var format = FormatOption.Create();
        var command = new DetailedCommand("check", "Reports every fault of a catalog.", Details) { file, format };
        command.SetAction(arguments =>
        {
            var reading = CatalogFile.Read(arguments.GetRequiredValue(file));
            terminal.Print(new FaultReport(reading), arguments.GetValue(format));
            return reading.Faults.Any(fault => fault.Severity == FaultSeverity.Error) ? ExitCode.Failed : ExitCode.Ok;
        });
        return command;
    }
}
