namespace Monetize.Cli.Usage;

/// <summary>A stretch of a stream in memory that slides over it. Its size does not grow.</summary>
internal sealed class ByteWindow
{
    private readonly Stream _stream;
    private int _end;
    private bool _hasEnded;

    /// <param name="stream">Read from where it stands to its end.</param>
    /// <param name="size">How many bytes are kept at most.</param>
    public ByteWindow(Stream stream, int size)
    {
        _stream = stream;
        Bytes = new byte[size];
    }

    /// <summary>All bytes that are kept; those that count begin at <see cref="Start"/>.</summary>
    public byte[] Bytes { get; }

    /// <summary>Where the bytes begin that are not used up.</summary>
    public int Start { get; private set; }

    /// <summary>The bytes that are read and not used up.</summary>
    public ReadOnlySpan<byte> Unread => Bytes.AsSpan(Start, _end - Start);

    /// <summary>Whether the stream has nothing behind <see cref="Unread"/>.</summary>
    public bool IsLast => _hasEnded;

    /// <summary>How many bytes of the stream are used up.</summary>
    public long Position { get; private set; }

    /// <summary>Uses bytes up.</summary>
    public void Skip(int count)
    {
        Start += count;
        Position += count;
    }

    /// <summary>Reads on, moving what is not used up; false where nothing came because the stream has ended.</summary>
    public bool Fill()
    {
        if (_hasEnded) return false;
        Unread.CopyTo(Bytes);
        _end -= Start;
        Start = 0;
        var count = _stream.Read(Bytes, _end, Bytes.Length - _end);
        _end += count;
        _hasEnded = count == 0;
        return count > 0;
    }
}
