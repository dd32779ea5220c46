namespace Monetize.Benchmarks.References;

/// <summary>A customer whose one subscription is due.</summary>
public sealed record DueByHand(string Customer, string Counted, long NextMessage);
