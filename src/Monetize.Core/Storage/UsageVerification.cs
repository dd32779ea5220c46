using Monetize.Collections;

namespace Monetize.Storage;

/// <summary>What a check of a store found.</summary>
public sealed record UsageVerification
{
    /// <summary>How many records the store holds.</summary>
    public required long Records { get; init; }

    /// <summary>How many of them the summaries hold; the others wait to be folded.</summary>
    public required long Folded { get; init; }

    /// <summary>How many records were rejected.</summary>
    public required long Rejections { get; init; }

    /// <summary>How many corrections name a record that is not there.</summary>
    public required long DanglingCorrections { get; init; }

    /// <summary>
    /// How many corrections name a record of another customer or meter: each moves a quantity that was never counted
    /// there.
    /// </summary>
    public required long MisdirectedCorrections { get; init; }

    /// <summary>What does not add up, one sentence each: the first of them, at most 100.</summary>
    public required ValueArray<string> Differences { get; init; }

    /// <summary>
    /// Whether everything adds up. Corrections are no fault of the store: what a dangling one corrects may come later,
    /// and a misdirected one is counted as it was recorded.
    /// </summary>
    public bool IsSound => Differences.Count == 0;
}
