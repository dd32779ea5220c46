using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Monetize.Collections;

/// <summary>
/// An immutable sequence that compares by value: two are equal when they hold equal elements in the same order. Records
/// of the catalog use it, because two records with <see cref="ImmutableArray{T}"/> members are never equal.
/// </summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <remarks>The default value is empty. Written as a collection expression: <c>[first, second]</c>.</remarks>
[CollectionBuilder(typeof(ValueArray), nameof(ValueArray.Create))]
public readonly struct ValueArray<T> : IReadOnlyList<T>, IEquatable<ValueArray<T>>
{
    private readonly ImmutableArray<T> _items;

    internal ValueArray(ImmutableArray<T> items) => _items = items;

    /// <summary>The number of elements.</summary>
    public int Count => Items.Length;

    /// <summary>True when there are no elements.</summary>
    public bool IsEmpty => Items.IsEmpty;

    private ImmutableArray<T> Items => _items.IsDefault ? [] : _items;

    /// <summary>The element at a position.</summary>
    /// <param name="index">From 0 up to, not including, <see cref="Count"/>.</param>
    /// <exception cref="IndexOutOfRangeException">The index is outside the sequence.</exception>
    public T this[int index] => Items[index];

    /// <summary>Whether two sequences hold equal elements in the same order.</summary>
    public static bool operator ==(ValueArray<T> left, ValueArray<T> right) => left.Equals(right);

    /// <summary>Whether two sequences differ in an element or in order.</summary>
    public static bool operator !=(ValueArray<T> left, ValueArray<T> right) => !left.Equals(right);

    /// <summary>A copy with one more element at the end.</summary>
    /// <param name="item">The element.</param>
    public ValueArray<T> Add(T item) => new(Items.Add(item));

    /// <summary>The elements as a span, without a copy.</summary>
    public ReadOnlySpan<T> AsSpan() => Items.AsSpan();

    /// <summary>Enumerates the elements in order.</summary>
    public ImmutableArray<T>.Enumerator GetEnumerator() => Items.GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)Items).GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(ValueArray<T> other) => Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ValueArray<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in Items) hash.Add(item);
        return hash.ToHashCode();
    }
}
