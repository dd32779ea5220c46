namespace Monetize.Architecture.Tests.Publishing;

/// <summary>Tests that build run one after the other: two builds at once take longer on a small machine.</summary>
[CollectionDefinition(Name)]
public sealed class ChildBuilds
{
    public const string Name = "child builds";
}
