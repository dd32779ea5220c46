using System.CommandLine;
using Monetize.Cli.Output;
using Monetize.Cli.Reports;
using Monetize.Cli.Stores;
using Monetize.Cli.Transfer;

namespace Monetize.Cli.Commands;

/// <summary><c>monetize usage import FILE</c>: a file of usage into a store.</summary>
internal static class UsageImportCommand
{
    private const string Details = """
        Rows:
          A .csv or .ndjson file with the columns of monetize rate: key, customer,
          meter, quantity and time, and where they are known method, amount, cost,
          corrects and dimension.NAME. A column plan is read and not recorded. In
          CSV an apostrophe that guards a text against spreadsheets is no part of it.

          A key counts once, whatever its time: again with the same content it is a
          duplicate, with other content a conflict, and the first record stays. So a
          file may be imported again, after a stop or with more rows: nothing counts
          twice. A time may be of any age. The store is made where there is none.

        Result:
          How many rows were recorded, were duplicates, conflicts, rejected, and
          unreadable. Each row that does not count is reported on standard error
          with its line and the reason: with exit code 0 without --strict, and with
          exit code 1 under it. Conflicts and rejected rows are kept for monetize
          usage rejections.
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var usage = new Argument<string>("FILE") { Description = "The usage, a .csv or .ndjson file." };
        var database = DatabaseOption.Create();
        var catalog = CatalogFile.Option();
        var strict = new Option<bool>("--strict")
        {
            Description = "Stops with exit code 1 when a row does not count. Rows before it stay recorded, and so do "
                + "those behind it that were read with it, fewer than 10,000.",
        };
        var format = FormatOption.Create();
        var command = new DetailedCommand("import", "Records a file of usage.", Details)
        {
            usage, database, catalog, strict, format,
        };
        command.SetAction(arguments =>
        {
            var loaded = CatalogFile.Load(arguments.GetRequiredValue(catalog), terminal);
            var choice = StoreChoice.Of(arguments.GetRequiredValue(database));
            using var file = UsageFile.Open(arguments.GetRequiredValue(usage), loaded);
            using var store = choice.OpenOrCreate();
            var isStrict = arguments.GetValue(strict);
            var import = new UsageImport(store.Recorder(loaded.Meters), (line, reason) =>
            {
                var message = $"line {Figures.Plain(line)}: {reason.TrimEnd('.')}.";
                if (isStrict) throw new CommandException(ExitCode.Failed, message);
                terminal.Complain(message);
            });
            Read(file, import, isStrict, terminal);
            terminal.Print(new ImportReport(import.Counts), arguments.GetValue(format));
            return ExitCode.Ok;
        });
        return command;
    }

    private static void Read(UsageFile file, UsageImport import, bool isStrict, Terminal terminal) =>
        terminal.Watch("Importing usage", file.Length, report =>
        {
            while (file.Read())
            {
                var isUnreadable = !import.TryAdd(file.Rows.Row);
                if (import.IsFull || (isStrict && isUnreadable))
                {
                    import.Flush();
                    report(file.Rows.Position);
                }
            }

            import.Flush();
        });
}
