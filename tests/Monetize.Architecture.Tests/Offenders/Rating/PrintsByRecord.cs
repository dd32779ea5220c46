namespace Monetize.Architecture.Tests.Offenders;

public sealed record PrintsDecimal(decimal Amount);

public sealed record PrintsOptionalDate
{
    public DateTimeOffset? End { get; init; }
}

public readonly record struct PrintsFromStruct(decimal Amount);

public readonly record struct PrintsAnything<T>(T Value);

public abstract record PrintsThroughLeaf
{
    public decimal Amount { get; init; }

    public override string ToString() => "silent";
}

/// <summary>Its own ToString is generated, and calls the PrintMembers of its base.</summary>
public sealed record Leaf : PrintsThroughLeaf;
