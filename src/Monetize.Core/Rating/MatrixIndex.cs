using System.Collections.Frozen;
using Monetize.Collections;

namespace Monetize.Rating;

/// <summary>
/// Finds the cell of a combination of dimension values, one dimension after the other, without allocating.
/// </summary>
internal sealed class MatrixIndex
{
    private readonly string[] _dimensions;
    private readonly Node _root;
    private readonly int _none;

    public MatrixIndex(MatrixPrice price)
    {
        _dimensions = [.. price.Dimensions];
        _root = Node.Of([.. price.Cells.Select((cell, index) => (cell, index))], _dimensions);
        _none = price.Cells.Count;
    }

    /// <summary>The index of the cell; the number of cells where a value is missing or no cell names it.</summary>
    public int Find(ValueMap values)
    {
        var node = _root;
        foreach (var dimension in _dimensions)
        {
            if (!values.TryGetValue(dimension, out var value) || !node.Next.TryGetValue(value, out node!)) return _none;
        }

        return node.Cell;
    }

    private sealed class Node
    {
        public FrozenDictionary<string, Node> Next { get; private init; } = FrozenDictionary<string, Node>.Empty;

        public int Cell { get; private init; }

        public static Node Of(List<(MatrixCell Cell, int Index)> cells, ReadOnlySpan<string> dimensions)
        {
            if (dimensions.IsEmpty) return new Node { Cell = cells[0].Index };
            var next = new Dictionary<string, Node>(StringComparer.Ordinal);
            var first = dimensions[0];
            foreach (var group in cells.GroupBy(cell => cell.Cell.Match[first], StringComparer.Ordinal))
            {
                next.Add(group.Key, Of([.. group], dimensions[1..]));
            }

            return new Node { Next = next.ToFrozenDictionary(StringComparer.Ordinal) };
        }
    }
}
