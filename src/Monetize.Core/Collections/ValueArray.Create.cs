using System.Runtime.InteropServices;

namespace Monetize.Collections;

/// <summary>Makes a <see cref="ValueArray{T}"/>.</summary>
public static class ValueArray
{
    /// <summary>A sequence of the given elements, in their order.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="items">The elements.</param>
    public static ValueArray<T> Create<T>(ReadOnlySpan<T> items) => new([.. items]);

    /// <summary>A sequence of the given elements, in their order.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="items">The elements.</param>
    public static ValueArray<T> ToValueArray<T>(this IEnumerable<T> items) => new([.. items]);

    /// <summary>The elements of an array that was made for it and that nobody writes to any more: no copy.</summary>
    internal static ValueArray<T> Over<T>(T[] items) => new(ImmutableCollectionsMarshal.AsImmutableArray(items));
}
