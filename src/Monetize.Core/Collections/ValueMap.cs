using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Monetize.Collections;

/// <summary>
/// An immutable map from text to text that compares by value and enumerates its keys in ordinal order, so that what is
/// written from it is the same on every machine.
/// </summary>
/// <remarks>The default value is empty. Meant for a few entries: looking one up walks them.</remarks>
public readonly struct ValueMap : IReadOnlyDictionary<string, string>, IEquatable<ValueMap>
{
    private readonly KeyValuePair<string, string>[]? _items;

    private ValueMap(KeyValuePair<string, string>[] items) => _items = items;

    /// <summary>The number of entries.</summary>
    public int Count => Items.Length;

    /// <summary>The keys in ordinal order.</summary>
    public IEnumerable<string> Keys => Items.Select(item => item.Key);

    /// <summary>The values in the order of their keys.</summary>
    public IEnumerable<string> Values => Items.Select(item => item.Value);

    private KeyValuePair<string, string>[] Items => _items ?? [];

    /// <summary>The value of a key.</summary>
    /// <param name="key">The key, compared ordinally.</param>
    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    public string this[string key] =>
        TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no {key} in the map.");

    /// <summary>Whether two maps hold the same entries.</summary>
    public static bool operator ==(ValueMap left, ValueMap right) => left.Equals(right);

    /// <summary>Whether two maps differ in an entry.</summary>
    public static bool operator !=(ValueMap left, ValueMap right) => !left.Equals(right);

    /// <summary>A map of the given entries; of two with one key the later counts.</summary>
    /// <param name="entries">The entries.</param>
    public static ValueMap Of(params IEnumerable<KeyValuePair<string, string>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var sorted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in entries) sorted[key] = value;
        return new ValueMap([.. sorted]);
    }

    /// <summary>A copy in which a key has a value.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value, in place of an earlier one.</param>
    public ValueMap With(string key, string value) => Of([.. Items, KeyValuePair.Create(key, value)]);

    /// <inheritdoc/>
    public bool ContainsKey(string key) => TryGetValue(key, out _);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        foreach (ref readonly var item in _items.AsSpan())
        {
            if (item.Key != key) continue;
            value = item.Value;
            return true;
        }

        value = null;
        return false;
    }

    /// <summary>The value of a key which is probably the entry at a place in the order of the keys.</summary>
    internal bool TryGetValue(string key, int place, [MaybeNullWhen(false)] out string value)
    {
        var items = _items;
        if (items is null || (uint)place >= (uint)items.Length || items[place].Key != key)
        {
            return TryGetValue(key, out value);
        }

        value = items[place].Value;
        return true;
    }

    /// <summary>Enumerates the entries in ordinal order of their keys.</summary>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => Items.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(ValueMap other) => Items.AsSpan().SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ValueMap other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var (key, value) in Items)
        {
            hash.Add(key, StringComparer.Ordinal);
            hash.Add(value, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }
}
