namespace Monetize.Benchmarks.References;

/// <summary>A tier as a first version of a billing service would hold it.</summary>
public sealed record NaiveTier(decimal? UpTo, decimal Price);
