using System.CommandLine;
using Monetize.Catalogs;
using Monetize.Catalogs.Json;
using Monetize.Cli.Output;
using Monetize.Cli.Reports;

namespace Monetize.Cli.Commands;

/// <summary>Reads the catalog that an argument names.</summary>
internal static class CatalogFile
{
    /// <summary><c>--catalog FILE</c>.</summary>
    public static Option<string> Option() => new("--catalog")
    {
        Description = "The catalog, a JSON document.",
        HelpName = "FILE",
        Required = true,
    };

    /// <summary>The catalog in a file, or all of its faults.</summary>
    /// <exception cref="CommandException">There is no such file, or it cannot be read.</exception>
    public static CatalogReading Read(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return CatalogJson.Read(FirstBytes(file));
        }
        catch (Exception exception) when (FileReason.Of(exception, path) is { } reason)
        {
            throw CommandException.BadArguments($"The catalog {Safe.Quoted(path)} cannot be read: {reason}.");
        }
    }

    /// <summary>The catalog in a file that must have one. Its faults go to standard error when it has none.</summary>
    /// <exception cref="CommandException">The file cannot be read, or its catalog has errors.</exception>
    public static Catalog Load(string path, Terminal terminal)
    {
        var reading = Read(path);
        if (reading.Catalog is { } catalog) return catalog;
        foreach (var fault in reading.Faults) terminal.Complain(fault.ToString());
        throw new CommandException(
            ExitCode.Failed,
            $"The catalog {Safe.Quoted(path)} has {FaultCount.Of(reading.Faults)} and cannot be used.");
    }

    // One byte above the limit is enough to be refused: a device or a wrong file may have no end.
    private static byte[] FirstBytes(FileStream file)
    {
        using var bytes = new MemoryStream();
        var block = new byte[64 * 1024];
        while (bytes.Length <= CatalogLimits.DocumentBytes && file.Read(block) is > 0 and var count)
        {
            bytes.Write(block, 0, count);
        }

        return bytes.ToArray();
    }
}
