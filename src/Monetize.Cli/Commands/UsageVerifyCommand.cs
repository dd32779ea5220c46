using System.CommandLine;
using Monetize.Cli.Output;
using Monetize.Cli.Reports;
using Monetize.Cli.Stores;

namespace Monetize.Cli.Commands;

/// <summary><c>monetize usage verify</c>: the summaries recomputed from the records.</summary>
internal static class UsageVerifyCommand
{
    private const string Details = """
        Result:
          How many records the store holds, how many of them are folded into the
          summaries, how many were rejected, how many corrections name a record that
          is not there (it may come later) or one of another customer or meter, and
          what does not add up: at most 100 differences. With any difference the exit
          code is 1.
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var database = DatabaseOption.Create();
        var format = FormatOption.Create();
        var command = new DetailedCommand("verify", "Recomputes all summaries from the records.", Details)
        {
            database, format,
        };
        command.SetAction(arguments =>
        {
            using var store = StoreChoice.Of(arguments.GetRequiredValue(database)).Open();
            var verification = store.Verify();
            terminal.Print(new VerificationReport(verification), arguments.GetValue(format));
            return verification.IsSound ? ExitCode.Ok : ExitCode.Failed;
        });
        return command;
    }
}
