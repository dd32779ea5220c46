using Monetize.Cli.Output;
using Monetize.Cli.Transfer;
using Monetize.Storage;

namespace Monetize.Cli.Commands;

/// <summary>The records of a file: each key once, judged as they are when they are recorded.</summary>
internal static class RecordBook
{
    /// <summary>Reads a file. Rows that do not count are reported on standard error.</summary>
    /// <exception cref="CommandException">The file cannot be read.</exception>
    public static IReadOnlyList<UsageRecord> Read(string path, Catalog catalog, Terminal terminal)
    {
        using var store = new Stores.OpenStore(new InMemoryUsageStore());
        using var file = UsageFile.Open(path, catalog);
        var import = new UsageImport(store.Recorder(catalog.Meters), (line, reason) =>
            terminal.Complain($"line {Figures.Plain(line)}: {reason.TrimEnd('.')}."));
        while (file.Read())
        {
            import.TryAdd(file.Rows.Row);
            if (import.IsFull) import.Flush();
        }

        import.Flush();
        return [.. store.Stream(new UsageRecordQuery())];
    }
}
