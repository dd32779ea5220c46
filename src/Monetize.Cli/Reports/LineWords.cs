using Monetize.Rating;

namespace Monetize.Cli.Reports;

/// <summary>The words for lines.</summary>
internal static class LineWords
{
    /// <summary>
    /// For programs: <c>one_time</c>, <c>recurring</c>, <c>usage</c>, and <c>maximum</c> and <c>minimum</c> for the
    /// lines of bounds.
    /// </summary>
    public static string Kind(RatedLine line) => line.Kind switch
    {
        LineKind.OneTime => "one_time",
        LineKind.Recurring => "recurring",
        LineKind.Usage => "usage",
        LineKind.Maximum => "maximum",
        LineKind.Minimum => "minimum",
        _ => throw new ArgumentOutOfRangeException(nameof(line), line.Kind, "Not a kind of line."),
    };

    /// <summary>For people: the meter with its unit, the name of the charge, or what a bound is on.</summary>
    public static string Title(RatedLine line) => (line.Kind, line.Charge) switch
    {
        (LineKind.Usage, UsageCharge { Meter: var meter }) when meter.Unit.Symbol == meter.Unit.Key => meter.Key,
        (LineKind.Usage, UsageCharge { Meter: var meter }) => $"{meter.Key} ({meter.Unit.Symbol})",
        _ => line.Explain().Title,
    };
}
