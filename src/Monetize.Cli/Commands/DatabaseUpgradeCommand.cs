using System.CommandLine;
using Monetize.Cli.Output;
using Monetize.Cli.Reports;
using Monetize.Cli.Stores;

namespace Monetize.Cli.Commands;

/// <summary><c>monetize db upgrade</c>: the migrations that a store lacks, listed or applied.</summary>
internal static class DatabaseUpgradeCommand
{
    private const string Details = """
        Result:
          The migrations that were applied, or with --dry-run would be. They are
          applied in one step, whole or not at all. A store that is newer than this
          version of the tool is refused.
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var database = DatabaseOption.Create();
        var dryRun = new Option<bool>("--dry-run") { Description = "Lists the migrations and applies none." };
        var format = FormatOption.Create();
        var command = new DetailedCommand("upgrade", "Brings the schema of a store up to date.", Details)
        {
            database, dryRun, format,
        };
        command.SetAction(arguments =>
        {
            var choice = StoreChoice.Of(arguments.GetRequiredValue(database));
            var isDryRun = arguments.GetValue(dryRun);
            var pending = choice.PendingMigrations();
            if (!isDryRun) choice.OpenOrCreate().Dispose();
            terminal.Print(new MigrationReport(pending, isDryRun), arguments.GetValue(format));
            return ExitCode.Ok;
        });
        return command;
    }
}
