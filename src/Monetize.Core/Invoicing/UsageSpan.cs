using System.Globalization;

namespace Monetize.Invoicing;

/// <summary>A stretch of one billing period under one plan version, whose usage is priced together.</summary>
/// <param name="PeriodNumber">The number of the billing period.</param>
/// <param name="Span">From when on, and until when.</param>
/// <param name="Plan">The plan version that prices it.</param>
public readonly record struct UsageSpan(int PeriodNumber, Period Span, PlanVersion Plan)
{
    /// <summary>Period, span and plan version.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"period {PeriodNumber} {Span} {Plan}");
}
