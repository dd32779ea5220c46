using System.Text;
using Monetize.Cli.Output;
using Monetize.Cli.Stores;
using Monetize.Cli.Transfer;
using Monetize.Cli.Usage;
using Monetize.Storage;

namespace Monetize.Cli.Commands;

/// <summary>The usage that an argument names, a file or what a store holds, open for reading.</summary>
internal sealed class UsageFile : IDisposable
{
    private readonly string _path;
    private readonly Stream _stream;
    private readonly bool _isOfStore;

    private UsageFile(string path, Stream stream, RowReader rows, bool isOfStore)
    {
        _isOfStore = isOfStore;
        _path = path;
        _stream = stream;
        Rows = rows;
    }

    /// <summary>Its rows.</summary>
    public RowReader Rows { get; }

    /// <summary>Where the row at hand is: a line of a file, a record of a store.</summary>
    public string Place => _isOfStore
        ? $"record {Safe.Quoted(Encoding.UTF8.GetString(Rows.Row[UsageField.Key]))}"
        : $"line {Figures.Plain(Rows.Row.Line)}";

    /// <summary>How many bytes it has; 0 where that is not known, as for a pipe.</summary>
    public long Length => _stream.CanSeek ? _stream.Length : 0;

    /// <summary>Opens a file.</summary>
    /// <exception cref="CommandException">It cannot be read, or its name or its header is wrong.</exception>
    public static UsageFile Open(string path, Catalog catalog)
    {
        var isJson = UsageFormat.IsJson(path);
        FileStream? stream = null;
        try
        {
            // The rows come through a window of their own.
            stream = new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.SequentialScan);
            RowReader rows = isJson
                ? new JsonRowReader(stream, catalog.Meters.SelectMany(meter => meter.Dimensions).ToHashSet())
                : new CsvRowReader(stream);
            return new UsageFile(path, stream, rows, isOfStore: false);
        }
        catch (Exception exception)
        {
            stream?.Dispose();
            if (FileReason.Of(exception, path) is { } reason) throw Unreadable(path, reason);
            throw;
        }
    }

    /// <summary>The records of a store as rows, each with the plan of the subscription that bills it.</summary>
    public static UsageFile Of(OpenBilling billing, string database, Catalog catalog)
    {
        var stream = new TextStream(UsageExport.Json(
            billing.Usage.StreamAsync(new UsageRecordQuery()).ToBlockingEnumerable(),
            new SubscribedPlans(billing.Subscriptions).Of));
        try
        {
            var dimensions = catalog.Meters.SelectMany(meter => meter.Dimensions).ToHashSet();
            return new UsageFile(database, stream, new JsonRowReader(stream, dimensions), isOfStore: true);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Reads the next row; false at the end.</summary>
    /// <exception cref="CommandException">The file can no longer be read.</exception>
    public bool Read()
    {
        try
        {
            return Rows.Read();
        }
        catch (IOException exception)
        {
            throw Unreadable(_path, FileReason.Of(exception, _path)!);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private static CommandException Unreadable(string path, string reason) =>
        CommandException.BadArguments($"The usage {Safe.Quoted(path)} cannot be read: {reason}.");
}
