namespace Monetize.Cli.Usage;

/// <summary>What became of a text that should be an instant.</summary>
internal enum InstantReading
{
    /// <summary>It is one.</summary>
    Read,

    /// <summary>It is something else, or does not say of which zone it is.</summary>
    NotAnInstant,

    /// <summary>It is on a day that no calendar has, such as February 30.</summary>
    NoSuchDay,

    /// <summary>It is at a time that no day has, such as 24:00:00.</summary>
    NoSuchTime,

    /// <summary>It is not in the years 1 to 9998.</summary>
    OutOfRange,
}
