namespace Monetize.Metering;

/// <summary>Days in a row. The default value has none.</summary>
/// <param name="First">The first day.</param>
/// <param name="EndExclusive">The day after the last; not after <paramref name="First"/> where there are none.</param>
public readonly record struct UsageDays(UsageDay First, UsageDay EndExclusive)
{
    /// <summary>Whether a day is one of them.</summary>
    /// <param name="day">The day.</param>
    public bool Contains(UsageDay day) => day.Number >= First.Number && day.Number < EndExclusive.Number;
}
