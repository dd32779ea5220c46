namespace Monetize.Storage.Reading;

/// <summary>What a piece of a period is.</summary>
public enum UsageFragment
{
    /// <summary>The state of a stretch that lies in the period.</summary>
    State,

    /// <summary>One record.</summary>
    Record,

    /// <summary>A correction, which is a record as well.</summary>
    Correction,

    /// <summary>The state of a stretch before the period, for its level.</summary>
    Carried,
}
