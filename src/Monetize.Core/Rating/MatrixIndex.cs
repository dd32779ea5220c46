using Monetize.Collections;

namespace Monetize.Rating;

/// <summary>Finds the cell of a combination of dimension values, one dimension after the other, without allocating.</summary>
internal sealed class MatrixIndex
{
    private readonly ValueArray<string> _dimensions;
    private readonly Node _root = new();

    public MatrixIndex(MatrixPrice price)
    {
        _dimensions = price.Dimensions;
        for (var i = 0; i < price.Cells.Count; i++)
        {
            var node = _root;
            foreach (var dimension in _dimensions) node = node.Open(price.Cells[i].Match[dimension]);
            node.Cell = i;
        }
    }

    /// <summary>The index of the cell; null where a value is missing or no cell names it.</summary>
    public int? Find(ValueMap values)
    {
        var node = _root;
        foreach (var dimension in _dimensions)
        {
            if (!values.TryGetValue(dimension, out var value) || !node.TryFind(value, out node)) return null;
        }

        return node.Cell;
    }

    private sealed class Node
    {
        private readonly Dictionary<string, Node> _next = new(StringComparer.Ordinal);

        public int? Cell { get; set; }

        public Node Open(string value)
        {
            if (_next.TryGetValue(value, out var found)) return found;
            return _next[value] = new Node();
        }

        public bool TryFind(string value, out Node node) => _next.TryGetValue(value, out node!);
    }
}
