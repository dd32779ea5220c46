using System.Numerics;
using Monetize.Collections;

namespace Monetize.Rating;

/// <summary>
/// Finds the cell of a combination of dimension values with one look-up, however many dimensions, without allocating.
/// </summary>
internal sealed class MatrixIndex
{
    private readonly string[] _dimensions;
    private readonly string[][] _cells;
    private readonly int[] _first;
    private readonly int[] _next;

    public MatrixIndex(MatrixPrice price)
    {
        // In the order in which a map holds them: the values of a record that has no others are at the same places.
        _dimensions = [.. price.Dimensions.Order(StringComparer.Ordinal)];
        _cells = [.. price.Cells.Select(cell => _dimensions.Select(name => cell.Match[name]).ToArray())];
        _first = new int[BitOperations.RoundUpToPowerOf2((uint)(2 * _cells.Length) + 1)];
        _next = new int[_cells.Length];
        _first.AsSpan().Fill(-1);
        for (var i = _cells.Length - 1; i >= 0; i--)
        {
            ref var first = ref _first[PlaceOf(_cells[i].Aggregate(0u, Mix))];
            _next[i] = first;
            first = i;
        }
    }

    /// <summary>The index of the cell; the number of cells where a value is missing or no cell names it.</summary>
    public int Find(ValueMap values)
    {
        var hash = 0u;
        for (var i = 0; i < _dimensions.Length; i++)
        {
            if (!values.TryGetValue(_dimensions[i], i, out var value)) return _cells.Length;
            hash = Mix(hash, value);
        }

        var cell = _first[PlaceOf(hash)];
        while (cell >= 0 && !IsMatch(_cells[cell], values)) cell = _next[cell];
        return cell >= 0 ? cell : _cells.Length;
    }

    private bool IsMatch(string[] match, ValueMap values)
    {
        for (var i = 0; i < match.Length; i++)
        {
            if (!values.TryGetValue(_dimensions[i], i, out var value) || value != match[i]) return false;
        }

        return true;
    }

    // Length and three characters: what a price list tells apart, and cheaper than a hash of the whole text. Values
    // that they do not tell apart share a slot.
    private static uint Mix(uint hash, string value)
    {
        if (value.Length == 0) return hash * 31;
        var ends = ((uint)value[0] << 16) ^ value[^1];
        var text = ends ^ ((uint)value[value.Length / 2] << 8) ^ ((uint)value.Length << 24);
        return (BitOperations.RotateLeft(hash, 5) ^ text) * 0x9E37_79B1u;
    }

    private int PlaceOf(uint hash) => (int)((hash >> 15) & (uint)(_first.Length - 1));
}
