namespace Monetize.Metering;

/// <summary>Parts of a <see cref="UsageState"/>, beside how many records it has.</summary>
[Flags]
public enum UsageParts
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>What the records count.</summary>
    Count = 1,

    /// <summary>Their quantities added up.</summary>
    Sum = 2,

    /// <summary>The largest quantity.</summary>
    Max = 4,

    /// <summary>The latest record.</summary>
    Last = 8,

    /// <summary>The whole state.</summary>
    All = Count | Sum | Max | Last,
}
