using System.Text;

namespace Monetize.Cli.Usage;

/// <summary>Texts one after the other as a stream of UTF-8, made as they are read.</summary>
internal sealed class TextStream(IEnumerable<string> texts) : Stream
{
    private readonly IEnumerator<string> _texts = texts.GetEnumerator();
    private byte[] _bytes = [];
    private int _used;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        while (_used == _bytes.Length)
        {
            if (!_texts.MoveNext()) return 0;
            _bytes = Encoding.UTF8.GetBytes(_texts.Current);
            _used = 0;
        }

        var read = Math.Min(count, _bytes.Length - _used);
        _bytes.AsSpan(_used, read).CopyTo(buffer.AsSpan(offset));
        _used += read;
        return read;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _texts.Dispose();
        base.Dispose(disposing);
    }
}
