namespace Monetize.Architecture.Tests.Publishing;

/// <summary>Tests that build run one after the other: two builds at once take longer on a small machine.</summary>
[CollectionDefinition(Name)]
public sealed class ChildBuilds
{
    public const string Name = "child builds";

    /// <summary>The build of the tests has analyzed the same sources: it takes most of the time of a build.</summary>
    public const string WithoutAnalyzers = "-p:RunAnalyzers=false";
}
