using Monetize.Collections;

namespace Monetize;

/// <summary>One cell of a matrix: which values of the dimensions it is for, and what they cost.</summary>
public sealed record MatrixCell
{
    /// <summary>A value for each dimension of the matrix.</summary>
    public required ValueMap Match { get; init; }

    /// <summary>The price of the cell's own quantity: any kind but another matrix.</summary>
    public required Price Price { get; init; }

    /// <summary>Values and price, in the invariant culture.</summary>
    public override string ToString() =>
        string.Join(",", Match.Select(entry => $"{entry.Key}={entry.Value}")) + ": " + Price;
}
