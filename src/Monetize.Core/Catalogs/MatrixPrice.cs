using Monetize.Collections;

namespace Monetize;

/// <summary>
/// A price for each combination of dimension values, such as model and region. The records of a combination are added
/// up and priced by its cell; the cells are then added.
/// </summary>
/// <remarks>
/// A record that lacks a dimension, or has a value that no cell names, belongs to <see cref="Otherwise"/>.
/// </remarks>
/// <example>
/// Region eu at 0.02 and us at 0.01 a call, otherwise 0.03: 10 calls in eu, 5 in us and 1 in jp cost 0.28.
/// </example>
public sealed record MatrixPrice : Price
{
    /// <summary>The dimensions that choose a cell, each declared by the meter; at least 1.</summary>
    public required ValueArray<string> Dimensions { get; init; }

    /// <summary>The cells, each combination once; at least 1.</summary>
    public required ValueArray<MatrixCell> Cells { get; init; }

    /// <summary>
    /// What everything else costs. <see langword="null"/> says that nothing else is sold: usage of it is then refused.
    /// </summary>
    public required Price? Otherwise { get; init; }

    /// <summary>The price in words, in the invariant culture.</summary>
    public override string ToString()
    {
        var otherwise = Otherwise?.ToString() ?? "refused";
        return $"matrix by {string.Join(" and ", Dimensions)}: {string.Join("; ", Cells)}; otherwise {otherwise}";
    }
}
