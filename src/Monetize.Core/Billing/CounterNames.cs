namespace Monetize.Billing;

/// <summary>Counters that every store has; series of numbers have their own names.</summary>
internal static class CounterNames
{
    public const string Audit = "audit";

    /// <summary>How many events of providers are left alone, after too many tries.</summary>
    public const string EventsGivenUp = "inbox/given_up";

    public static string Of(NumberSeries series) => string.Concat("series/", series.Name);
}
