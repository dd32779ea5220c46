using Monetize.Collections;

namespace Monetize.Catalogs.Building;

/// <summary>
/// The cells of a matrix being declared. What everything else costs ends them: <c>Otherwise</c> or
/// <c>OtherwiseRefused</c>.
/// </summary>
public sealed class MatrixStage
{
    private readonly ValueArray<string> _dimensions;
    private readonly ValueArray<MatrixCell> _cells;

    internal MatrixStage(ValueArray<string> dimensions, ValueArray<MatrixCell> cells)
    {
        _dimensions = dimensions;
        _cells = cells;
    }

    /// <summary>Adds the cell of a matrix with one dimension.</summary>
    /// <param name="value">The value of the dimension.</param>
    /// <param name="price">What the quantity of the cell costs.</param>
    /// <exception cref="ArgumentException">The matrix has another number of dimensions.</exception>
    public MatrixStage Cell(string value, Price price) => Cell([value], price);

    /// <summary>Adds a cell.</summary>
    /// <param name="values">A value for each dimension, in the order of the dimensions.</param>
    /// <param name="price">What the quantity of the cell costs.</param>
    /// <exception cref="ArgumentException">There are more or fewer values than dimensions.</exception>
    public MatrixStage Cell(ReadOnlySpan<string> values, Price price)
    {
        ArgumentNullException.ThrowIfNull(price);
        if (values.Length != _dimensions.Count)
        {
            throw new ArgumentException(
                $"Give a value for each of the dimensions: {string.Join(", ", _dimensions)}.", nameof(values));
        }

        var match = default(ValueMap);
        for (var index = 0; index < values.Length; index++)
        {
            ArgumentNullException.ThrowIfNull(values[index], nameof(values));
            match = match.With(_dimensions[index], values[index]);
        }

        return new MatrixStage(_dimensions, _cells.Add(new MatrixCell { Match = match, Price = price }));
    }

    /// <summary>Ends the cells with what everything else costs.</summary>
    /// <param name="price">The price of all usage that no cell names.</param>
    public MatrixTable Otherwise(Price price)
    {
        ArgumentNullException.ThrowIfNull(price);
        return End(price);
    }

    /// <summary>Ends the cells: nothing else is sold, and usage that no cell names is refused.</summary>
    public MatrixTable OtherwiseRefused() => End(otherwise: null);

    private MatrixTable End(Price? otherwise) =>
        new(new MatrixPrice { Dimensions = _dimensions, Cells = _cells, Otherwise = otherwise });
}
