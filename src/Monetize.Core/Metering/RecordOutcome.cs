namespace Monetize.Metering;

/// <summary>What became of a usage record.</summary>
public enum RecordOutcome
{
    /// <summary>Counted now.</summary>
    Accepted,

    /// <summary>Counted before, with the same content: nothing changes.</summary>
    Duplicate,

    /// <summary>Its key was counted before with other content: the first one stays.</summary>
    Conflict,

    /// <summary>Its meter is not among those that are counted.</summary>
    UnknownMeter,

    /// <summary>Its quantity is negative and its meter is not a weighted sum: it is not counted.</summary>
    Negative,

    /// <summary>It carries a dimension that its meter does not declare: it is not counted.</summary>
    UndeclaredDimension,
}
