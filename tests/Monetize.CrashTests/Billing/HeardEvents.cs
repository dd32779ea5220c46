using Monetize.Billing.Delivery;
using Monetize.Billing.Events;

namespace Monetize.CrashTests.Billing;

/// <summary>
/// Who is told of events: writes the id of each into a file of its process, handed to the operating system at once,
/// which keeps it when the process is killed before the store knows.
/// </summary>
internal sealed class HeardEvents : IDisposable
{
    private readonly StreamWriter _writer;
    private readonly Action<string> _reached;

    /// <param name="place">What the files of all processes begin with.</param>
    /// <param name="reached">Told of each point.</param>
    public HeardEvents(string place, Action<string>? reached = null)
    {
        _reached = reached ?? (static _ => { });
        var path = $"{place}{FilesOf(place).Length:D3}-{Environment.ProcessId}";
        var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 1);
        _writer = new StreamWriter(file) { AutoFlush = true };
    }

    /// <summary>Hears everything.</summary>
    public BillingHandlers Handlers => BillingHandlers.None.On<BillingEvent>((happened, _) =>
    {
        _reached("event before");
        _writer.Write($"{happened.Id}\n");
        _reached("event after");
        return ValueTask.CompletedTask;
    });

    /// <summary>What all processes heard, each in its order.</summary>
    public static List<string> Read(string place) => [.. FilesOf(place).SelectMany(File.ReadAllLines)];

    /// <summary>Begins anew.</summary>
    public static void Clear(string place)
    {
        foreach (var file in FilesOf(place)) File.Delete(file);
    }

    public void Dispose() => _writer.Dispose();

    // The names are in the order in which they were opened, where one process follows the other.
    private static string[] FilesOf(string place)
    {
        var files = Directory.GetFiles(Path.GetDirectoryName(place)!, $"{Path.GetFileName(place)}*");
        Array.Sort(files, StringComparer.Ordinal);
        return files;
    }
}
