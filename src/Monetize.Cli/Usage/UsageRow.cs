namespace Monetize.Cli.Usage;

/// <summary>
/// One row of a usage file, as bytes of UTF-8 that have not been copied: valid until the next row is read. An empty
/// field is one that is not given.
/// </summary>
internal sealed class UsageRow
{
    private readonly FieldSpan[] _fields = new FieldSpan[UsageFields.Count];
    private readonly List<(DimensionName Name, FieldSpan Value)> _dimensions = [];
    private byte[] _bytes = [];

    /// <summary>The line in which the row begins, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Why it could not be read; null where it could.</summary>
    public string? Fault { get; set; }

    /// <summary>Whether numbers may have an exponent, as those of JSON may.</summary>
    public bool AllowsExponents { get; init; }

    /// <summary>How many dimensions are given. They stand in ordinal order of their names.</summary>
    public int Dimensions => _dimensions.Count;

    /// <summary>A field.</summary>
    public ReadOnlySpan<byte> this[UsageField field] => _fields[(int)field].Of(_bytes);

    /// <summary>The name of a dimension.</summary>
    public DimensionName DimensionName(int index) => _dimensions[index].Name;

    /// <summary>The value of a dimension, never empty.</summary>
    public ReadOnlySpan<byte> DimensionValue(int index) => _dimensions[index].Value.Of(_bytes);

    /// <summary>Begins a row without fields.</summary>
    public void Begin(long line)
    {
        Line = line;
        Fault = null;
        Array.Clear(_fields);
        _dimensions.Clear();
    }

    /// <summary>Says where the bytes are.</summary>
    public void Lie(byte[] bytes) => _bytes = bytes;

    /// <summary>Sets a field.</summary>
    public void Set(UsageField field, FieldSpan value) => _fields[(int)field] = value;

    /// <summary>Adds a dimension where it is given; false where it was given before.</summary>
    public bool TryAdd(DimensionName name, FieldSpan value)
    {
        var place = _dimensions.Count;
        for (; place > 0; place--)
        {
            var order = string.CompareOrdinal(_dimensions[place - 1].Name.Text, name.Text);
            if (order == 0) return false;
            if (order < 0) break;
        }

        if (value.Length > 0) _dimensions.Insert(place, (name, value));
        return true;
    }

    /// <summary>A stretch of the row's bytes.</summary>
    internal readonly record struct FieldSpan(int Start, int Length)
    {
        public ReadOnlySpan<byte> Of(byte[] bytes) => bytes.AsSpan(Start, Length);
    }
}
