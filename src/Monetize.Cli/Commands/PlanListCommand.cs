using System.CommandLine;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Cli.Output;
using Monetize.Cli.Reports;
using Monetize.Cli.Stores;

namespace Monetize.Cli.Commands;

/// <summary><c>monetize plan list</c>: the plan versions that are published.</summary>
internal static class PlanListCommand
{
    private const string Details = """
        Result:
          For each version the key, the number, when it was published, and its hash.
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var database = DatabaseOption.Create();
        var format = FormatOption.Create();
        var command = new DetailedCommand("list", "Lists the published plans.", Details) { database, format };
        command.SetAction(arguments =>
        {
            using var billing = StoreChoice.Of(arguments.GetRequiredValue(database)).OpenBilling();
            var rows = billing.Store.StreamAsync<PlanRow>(PlanRow.Definition).ToBlockingEnumerable()
                .Select(static row => (IReadOnlyList<object?>)
                [
                    row.PlanKey, row.PlanNumber, row.PublishedAt, row.Hash[..12],
                ])
                .ToList();
            terminal.Print(
                new ListReport(
                    "no plans",
                    [
                        new ListColumn("plan"), new ListColumn("version", IsRight: true),
                        new ListColumn("published_at"), new ListColumn("hash"),
                    ],
                    rows),
                arguments.GetValue(format));
            return ExitCode.Ok;
        });
        return command;
    }
}
