namespace Monetize.Billing;

/// <summary>Counters that every store has; series of numbers have their own names.</summary>
internal static class CounterNames
{
    public const string Audit = "audit";

    /// <summary>Counts nothing: its text is the id of the store.</summary>
    public const string Store = "store";

    /// <summary>How many events of providers are left alone, after too many tries.</summary>
    public const string EventsGivenUp = "inbox/given_up";

    /// <summary>How many payments rest because the provider refused them.</summary>
    public const string PaymentsRefused = "payments/refused";

    public static string Of(NumberSeries series) => string.Concat("series/", series.Name);
}
