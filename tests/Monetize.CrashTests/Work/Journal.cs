using System.Globalization;

namespace Monetize.CrashTests.Work;

/// <summary>
/// What a child process was told is stored: one number a line, handed to the operating system at once, which keeps it
/// when the process is killed.
/// </summary>
internal sealed class Journal : IDisposable
{
    private readonly StreamWriter _writer;

    public Journal(string path)
    {
        var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 1);
        _writer = new StreamWriter(file) { AutoFlush = true };
    }

    /// <summary>How many lines are whole.</summary>
    public static int Count(string path)
    {
        if (!File.Exists(path)) return 0;
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Count(character => character == '\n');
    }

    public void Write(int number) => _writer.Write(string.Create(CultureInfo.InvariantCulture, $"{number}\n"));

    public void Dispose() => _writer.Dispose();
}
