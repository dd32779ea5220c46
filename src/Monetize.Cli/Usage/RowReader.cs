using System.Text;
using System.Text.Unicode;

namespace Monetize.Cli.Usage;

/// <summary>
/// Reads a file of usage row by row, in memory that does not grow with it. A row that cannot be read says why, and the
/// next one is read.
/// </summary>
internal abstract class RowReader
{
    /// <summary>The most bytes that a row may have: a quote that is never closed must not swallow a file.</summary>
    public const int RowLimit = 64 * 1024;

    private protected RowReader(Stream stream, bool allowsExponents)
    {
        Window = new ByteWindow(stream, 4 * RowLimit);
        Row = new UsageRow { AllowsExponents = allowsExponents };
        Row.Lie(Window.Bytes);
        while (Window.Unread.Length < Encoding.UTF8.Preamble.Length && Window.Fill())
        {
        }

        if (Window.Unread.StartsWith(Encoding.UTF8.Preamble)) Window.Skip(Encoding.UTF8.Preamble.Length);
    }

    /// <summary>The row that was read last.</summary>
    public UsageRow Row { get; }

    /// <summary>Whether rows can name their plans.</summary>
    public virtual bool HasPlans => true;

    /// <summary>How many bytes of the file are used up.</summary>
    public long Position => Window.Position;

    private protected ByteWindow Window { get; }

    /// <summary>The line in which the next row begins, from 1.</summary>
    private protected long Line { get; set; } = 1;

    /// <summary>Reads the next row; false at the end.</summary>
    public abstract bool Read();

    private protected static bool IsText(ReadOnlySpan<byte> row) => Utf8.IsValid(row);

    /// <summary>Gives the rest of a line up.</summary>
    private protected void SkipLine()
    {
        int end;
        while ((end = Window.Unread.IndexOf((byte)'\n')) < 0)
        {
            Window.Skip(Window.Unread.Length);
            if (!Window.Fill()) return;
        }

        Window.Skip(end + 1);
        Line++;
    }
}
