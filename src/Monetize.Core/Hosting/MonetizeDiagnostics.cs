namespace Monetize;

/// <summary>The names under which the library tells of its work.</summary>
public static class MonetizeDiagnostics
{
    /// <summary>The name of the activity source: one activity for each run, delivery and pass over the inbox.</summary>
    public const string ActivitySourceName = "Monetize";

    /// <summary>The name of the meter, and the beginning of its instruments' names in lower case.</summary>
    public const string MeterName = "Monetize";
}
