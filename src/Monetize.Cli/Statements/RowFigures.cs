namespace Monetize.Cli.Statements;

/// <summary>The figures of a row.</summary>
/// <param name="Quantity">In the meter's unit.</param>
/// <param name="Amount">What the record itself says that it costs, in major units.</param>
/// <param name="Ticks">When, in ticks of UTC.</param>
internal readonly record struct RowFigures(decimal Quantity, decimal? Amount, long Ticks);
