using System.CommandLine;
using Monetize.Billing.Operations;
using Monetize.Cli.Output;
using Monetize.Cli.Reports;
using Monetize.Cli.Stores;

namespace Monetize.Cli.Commands;

/// <summary><c>monetize plan publish</c>: the plans of a catalog into a store, where they never change.</summary>
internal static class PlanPublishCommand
{
    private const string Details = """
        Plans:
          Every plan version of the catalog is kept in the store with a hash. A
          version that was published before is passed over where its definition is
          the same; where it is another one, nothing is published (MON1901): a new
          price is a new version. The store is made where there is none.

        Result:
          The versions that are new.
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var database = DatabaseOption.Create();
        var catalog = CatalogFile.Option();
        var stamp = new StampOptions();
        var format = FormatOption.Create();
        var command = new DetailedCommand("publish", "Publishes the plans of a catalog.", Details)
        {
            database, catalog, stamp.At, stamp.By, format,
        };
        command.SetAction(arguments =>
        {
            var loaded = CatalogFile.Load(arguments.GetRequiredValue(catalog), terminal);
            using var billing = StoreChoice.Of(arguments.GetRequiredValue(database)).OpenOrCreateBilling();
            var published = OpenBilling.Wait(
                billing.Store.ChangeAsync(new PublishPlans(loaded.Plans, stamp.Read(arguments))));
            terminal.Print(
                new ListReport(
                    "nothing new: all plans are published",
                    [new ListColumn("published"), new ListColumn("version", IsRight: true)],
                    [.. published.Select(static plan => (IReadOnlyList<object?>)[plan.Key, (long)plan.Version])]),
                arguments.GetValue(format));
            return ExitCode.Ok;
        });
        return command;
    }
}
