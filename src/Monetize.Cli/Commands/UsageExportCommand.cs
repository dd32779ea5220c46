using System.CommandLine;
using Monetize.Cli.Output;
using Monetize.Cli.Stores;
using Monetize.Cli.Transfer;
using Monetize.Storage;

namespace Monetize.Cli.Commands;

/// <summary><c>monetize usage export</c>: the records of a store as a file that can be imported again.</summary>
internal static class UsageExportCommand
{
    private const string Details = """
        Result:
          The records by customer, meter, time and key, with the columns that
          monetize usage import and monetize rate read: key, customer, meter,
          quantity, time, method, amount, cost, corrects and dimension.NAME. Figures
          have all of their digits, times are in UTC to the microsecond. Imported
          into another store they are the same records. A file given by --out changes
          when all of them are written; an export that fails leaves it as it was.
          csv     RFC 4180 with a header. A text that begins like a formula gets an
                  apostrophe, and so does one that begins with such an apostrophe;
                  reading takes it away.
          ndjson  one object a line; what a record lacks has no property
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var database = DatabaseOption.Create();
        var customer = CustomerOption.Create();
        var period = PeriodOption.Create("The one month to export, in UTC; all unless given.");
        var format = UsageFormatOption.Create();
        var file = new Option<string?>("--out")
        {
            Description = "The file to write, in place of what it held; standard output unless given.",
            HelpName = "FILE",
        };
        var command = new DetailedCommand("export", "Writes recorded usage to a file.", Details)
        {
            database, customer, period, format, file,
        };
        command.SetAction(arguments =>
        {
            var path = arguments.GetValue(file);
            var isJson = UsageFormatOption.IsJson(arguments.GetValue(format), path);
            var place = arguments.GetRequiredValue(database);
            if (path is not null && WholeFile.IsSame(path, place))
            {
                throw CommandException.BadArguments(
                    $"--out {Safe.Quoted(path)} is the store itself: name another file.");
            }

            using var store = StoreChoice.Of(place).Open();
            var query = new UsageRecordQuery
            {
                Customer = arguments.GetValue(customer) is { } id ? new CustomerId(id) : null,
                Period = arguments.GetValue(period)?.Period,
            };
            var text = isJson ? UsageExport.Json(store.Stream(query)) : UsageExport.Csv(() => store.Stream(query));
            if (path is null) Print(text, terminal);
            else terminal.Watch("Exporting usage", total: 0, _ => Write(text, path));
            return ExitCode.Ok;
        });
        return command;
    }

    private static void Print(IEnumerable<string> text, Terminal terminal)
    {
        foreach (var block in text)
        {
            if (!terminal.Print(block)) return;
        }
    }

    private static void Write(IEnumerable<string> text, string path)
    {
        try
        {
            WholeFile.Write(path, text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CommandException(
                ExitCode.Failed, $"The file {Safe.Quoted(path)} cannot be written: {exception.Message}");
        }
    }
}
