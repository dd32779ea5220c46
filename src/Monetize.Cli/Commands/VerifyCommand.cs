using System.CommandLine;
using Monetize.Billing.Verification;
using Monetize.Cli.Output;
using Monetize.Cli.Reports;
using Monetize.Cli.Stores;

namespace Monetize.Cli.Commands;

/// <summary><c>monetize verify</c>: a whole store recomputed.</summary>
internal static class VerifyCommand
{
    private const string Details = """
        Checks:
          For every customer and meter, recorded usage is invoiced, open, or named as
          what nobody pays; every invoice is calculated again from its records and
          plan version, to the cent; every entry of the books balances and is what
          its document says; payments are those of their invoices; numbers have no
          gaps; documents, plans and subscriptions are as they were written; messages
          have no holes; what is due has a date; usage summaries are the sums of the
          records; and the audit log is whole. Nothing is changed. Run it while
          nothing else writes. No payment provider is asked.

        Result:
          What was counted, what became of the usage of each meter, and each
          difference with a code, its place, what was expected and what was found;
          docs/rules has a page for each code. With any difference the exit code is
          1. Usage that is not billable is no difference: it is of customers that
          there are not, of a time without a subscription that prices it, or came too
          late; --usage lists it by customer.
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var database = DatabaseOption.Create();
        var usage = new Option<bool>("--usage") { Description = "Lists what became of the usage by customer as well." };
        var host = new HostOptions();
        var format = FormatOption.Create();
        var command = new DetailedCommand(
            "verify", "Recomputes a store, and says what does not add up.", Details, HostOptions.Details)
        {
            database, usage, host.Files, host.Section, format,
        };
        command.SetAction(arguments =>
        {
            using var billing = StoreChoice.Of(arguments.GetRequiredValue(database))
                .OpenBilling(host.Read(arguments, terminal));
            var found = OpenBilling.Wait(new BillingVerifier(
                billing.Store,
                billing.Usage,
                new VerificationOptions { Run = billing.Options, Clock = TimeProvider.System }).VerifyAsync());
            terminal.Print(
                new BillingVerificationReport(found, arguments.GetValue(usage)), arguments.GetValue(format));
            return found.IsSound ? ExitCode.Ok : ExitCode.Failed;
        });
        return command;
    }
}
