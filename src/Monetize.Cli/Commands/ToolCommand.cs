using System.CommandLine;
using System.CommandLine.Help;
using Monetize.Cli.Output;

namespace Monetize.Cli.Commands;

/// <summary>The tool itself: all commands, <c>--help</c> and <c>--version</c>.</summary>
internal static class ToolCommand
{
    /// <summary>Makes the tool.</summary>
    public static RootCommand Create(Terminal terminal)
    {
        var root = new RootCommand("Checks catalogs, prices usage, and bills it, exactly.") { HelpName = "monetize" };
        root.Add(CatalogCommand.Create(terminal));
        root.Add(QuoteCommand.Create(terminal));
        root.Add(RateCommand.Create(terminal));
        root.Add(InvoiceCommand.Create(terminal));
        root.Add(SimulateCommand.Create(terminal));
        root.Add(UsageCommand.Create(terminal));
        root.Add(PlanCommand.Create(terminal));
        root.Add(CustomerCommand.Create(terminal));
        root.Add(SubscriptionCommand.Create(terminal));
        root.Add(RunDueCommand.Create(terminal));
        root.Add(PaymentCommand.Create(terminal));
        root.Add(VerifyCommand.Create(terminal));
        root.Add(AuditCommand.Create(terminal));
        root.Add(InboxCommand.Create(terminal));
        root.Add(DatabaseCommand.Create(terminal));
        foreach (var option in root.Options)
        {
            if (option is HelpOption help) help.Action = new PrintHelp(ExitCode.Ok);
            if (option is VersionOption version) version.Action = new PrintVersion();
        }

        Group(root);
        return root;
    }

    /// <summary>A command that only groups others shows them. Nothing was done, so the exit code is 2.</summary>
    public static void Group(Command command) => command.Action = new PrintHelp(ExitCode.BadArguments);
}
