using System.CommandLine;
using Monetize.Cli.Output;
using Monetize.Cli.Reports;
using Monetize.Cli.Stores;

namespace Monetize.Cli.Commands;

/// <summary><c>monetize usage rejections</c>: what was not counted, and why.</summary>
internal static class UsageRejectionsCommand
{
    private const string Details = """
        Result:
          For each record that was not counted its code, its content and the
          reason, by key; docs/rules has a page for each code. A record that was
          sent again and refused for the same reason is listed once.
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var database = DatabaseOption.Create();
        var format = FormatOption.Create();
        var command = new DetailedCommand("rejections", "Lists what was not counted, and why.", Details)
        {
            database, format,
        };
        command.SetAction(arguments =>
        {
            using var store = StoreChoice.Of(arguments.GetRequiredValue(database)).Open();
            var report = new RejectionReport([.. store.StreamRejections()]);
            terminal.Print(report, arguments.GetValue(format));
            return ExitCode.Ok;
        });
        return command;
    }
}
