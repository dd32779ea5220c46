namespace Monetize.Metering;

/// <summary>The stretch of time that is priced by itself before the period's price is added up. UTC.</summary>
public enum UsageBucket
{
    /// <summary>From one full hour to the next.</summary>
    Hour,

    /// <summary>From one midnight to the next.</summary>
    Day,
}
