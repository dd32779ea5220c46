namespace Monetize.Cli.Usage;

/// <summary>The figures of a row.</summary>
/// <param name="Quantity">In the meter's unit.</param>
/// <param name="Amount">What the record itself says that it costs, in major units.</param>
/// <param name="Cost">What the use cost the seller, in major units.</param>
/// <param name="Ticks">When, in ticks of UTC.</param>
internal readonly record struct RowFigures(decimal Quantity, decimal? Amount, decimal? Cost, long Ticks);
