namespace Monetize.Metering;

/// <summary>What became of a usage record.</summary>
public enum RecordOutcome
{
    /// <summary>Counted now.</summary>
    Accepted,

    /// <summary>Counted before, with the same content: nothing changes, and nothing is missing.</summary>
    Duplicate,

    /// <summary>Its key was counted before with other content: the first one stays.</summary>
    Conflict,

    /// <summary>It cannot be counted, for a reason that has a code.</summary>
    Rejected,
}
