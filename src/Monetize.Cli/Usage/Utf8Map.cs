namespace Monetize.Cli.Usage;

/// <summary>Finds things by their names in UTF-8, without making a text of each name that is looked up.</summary>
/// <typeparam name="T">The things.</typeparam>
internal sealed class Utf8Map<T>
    where T : class
{
    private readonly Dictionary<byte[], T> _items = new(Bytes.Comparer);
    private readonly Dictionary<byte[], T>.AlternateLookup<ReadOnlySpan<byte>> _lookup;

    public Utf8Map() => _lookup = _items.GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>What has a name, null where nothing has.</summary>
    public T? Find(ReadOnlySpan<byte> name) => _lookup.TryGetValue(name, out var item) ? item : null;

    /// <summary>Adds something under a name that nothing has.</summary>
    public void Add(ReadOnlySpan<byte> name, T item) => _items.Add(name.ToArray(), item);

    private sealed class Bytes : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static readonly Bytes Comparer = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
