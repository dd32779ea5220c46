namespace Monetize.Catalogs.Building;

/// <summary>A matrix that says what everything else costs: the only thing that a matrix price accepts.</summary>
public sealed class MatrixTable
{
    internal MatrixTable(MatrixPrice price) => Price = price;

    internal MatrixPrice Price { get; }
}
