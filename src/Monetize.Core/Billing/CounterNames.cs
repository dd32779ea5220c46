namespace Monetize.Billing;

/// <summary>Counters that every store has; series of numbers have their own names.</summary>
internal static class CounterNames
{
    public const string Audit = "audit";

    public static string Of(NumberSeries series) => string.Concat("series/", series.Name);
}
