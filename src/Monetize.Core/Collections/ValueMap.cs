using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Monetize.Collections;

/// <summary>
/// An immutable map from text to text that compares by value and enumerates its keys in ordinal order, so that what is
/// written from it is the same on every machine.
/// </summary>
/// <remarks>The default value is empty.</remarks>
public readonly struct ValueMap : IReadOnlyDictionary<string, string>, IEquatable<ValueMap>
{
    private static readonly ImmutableSortedDictionary<string, string> Empty =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    private readonly ImmutableSortedDictionary<string, string>? _items;

    private ValueMap(ImmutableSortedDictionary<string, string> items) => _items = items;

    /// <summary>The number of entries.</summary>
    public int Count => Items.Count;

    /// <summary>The keys in ordinal order.</summary>
    public IEnumerable<string> Keys => Items.Keys;

    /// <summary>The values in the order of their keys.</summary>
    public IEnumerable<string> Values => Items.Values;

    private ImmutableSortedDictionary<string, string> Items => _items ?? Empty;

    /// <summary>The value of a key.</summary>
    /// <param name="key">The key, compared ordinally.</param>
    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    public string this[string key] => Items[key];

    /// <summary>Whether two maps hold the same entries.</summary>
    public static bool operator ==(ValueMap left, ValueMap right) => left.Equals(right);

    /// <summary>Whether two maps differ in an entry.</summary>
    public static bool operator !=(ValueMap left, ValueMap right) => !left.Equals(right);

    /// <summary>A map of the given entries; of two with one key the later counts.</summary>
    /// <param name="entries">The entries.</param>
    public static ValueMap Of(params IEnumerable<KeyValuePair<string, string>> entries) =>
        new(Empty.SetItems(entries));

    /// <summary>A copy in which a key has a value.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value, in place of an earlier one.</param>
    public ValueMap With(string key, string value) => new(Items.SetItem(key, value));

    /// <inheritdoc/>
    public bool ContainsKey(string key) => Items.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value) => Items.TryGetValue(key, out value);

    /// <summary>Enumerates the entries in ordinal order of their keys.</summary>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => Items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(ValueMap other) => Items.SequenceEqual(other.Items);

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
