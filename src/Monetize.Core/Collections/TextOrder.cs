namespace Monetize.Collections;

/// <summary>
/// The order of texts by code point, which is that of their UTF-8 bytes: what SQLite calls <c>BINARY</c> and PostgreSQL
/// <c>"C"</c>. Ordinal order differs from it where a text holds characters beyond U+FFFF.
/// </summary>
public sealed class TextOrder : IComparer<string>
{
    private const char FirstSurrogate = '\uD800';
    private const char LastSurrogate = '\uDFFF';

    private TextOrder()
    {
    }

    /// <summary>The order. Null stands before every text.</summary>
    public static TextOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        if (x is null || y is null) return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        var length = x.AsSpan().CommonPrefixLength(y);
        if (length == x.Length || length == y.Length) return x.Length.CompareTo(y.Length);
        var (left, right) = (x[length], y[length]);

        // A surrogate stands for a character above all that need none.
        var isLeftHigh = left is >= FirstSurrogate and <= LastSurrogate;
        var isRightHigh = right is >= FirstSurrogate and <= LastSurrogate;
        return isLeftHigh == isRightHigh ? left.CompareTo(right) : isLeftHigh ? 1 : -1;
    }
}
