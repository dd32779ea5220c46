namespace Monetize.Cli.Reports;

/// <summary>The words for kinds of charges.</summary>
internal static class LineKind
{
    /// <summary>For programs: <c>one_time</c>, <c>recurring</c> or <c>usage</c>.</summary>
    public static string Of(Charge charge) => charge switch
    {
        OneTimeCharge => "one_time",
        RecurringCharge => "recurring",
        UsageCharge => "usage",
        _ => throw new ArgumentOutOfRangeException(nameof(charge), charge, "Not a kind of charge."),
    };

    /// <summary>For people: the meter with its unit, or the name of the charge.</summary>
    public static string Title(Charge charge) => charge switch
    {
        OneTimeCharge oneTime => oneTime.Name ?? "one-time charge",
        RecurringCharge recurring => recurring.Name ?? "recurring charge",
        UsageCharge { Meter: var meter } when meter.Unit.Symbol == meter.Unit.Key => meter.Key,
        UsageCharge { Meter: var meter } => $"{meter.Key} ({meter.Unit.Symbol})",
        _ => throw new ArgumentOutOfRangeException(nameof(charge), charge, "Not a kind of charge."),
    };
}
