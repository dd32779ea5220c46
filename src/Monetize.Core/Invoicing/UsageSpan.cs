using System.Globalization;
using Monetize.Collections;

namespace Monetize.Invoicing;

/// <summary>
/// All stretches of one billing period under one plan version: their usage is one quantity, which is priced once.
/// </summary>
/// <param name="PeriodNumber">The number of the billing period.</param>
/// <param name="Plan">The plan version that prices it.</param>
/// <param name="Whole">The whole billing period, which a weighted sum is divided by.</param>
/// <param name="Stretches">When the version was in force, in order: more than one after a pause or a return.</param>
public readonly record struct UsageSpan(
    int PeriodNumber, PlanVersion Plan, Period Whole, ValueArray<Period> Stretches)
{
    /// <summary>From the first stretch to the last, with what is between them.</summary>
    public Period Hull => new(Stretches[0].From, Stretches[^1].ToExclusive);

    /// <summary>Whether an instant lies in one of the stretches.</summary>
    /// <param name="instant">The instant.</param>
    public bool Contains(DateTimeOffset instant)
    {
        foreach (var stretch in Stretches)
        {
            if (stretch.Contains(instant)) return true;
        }

        return false;
    }

    /// <summary>Period, stretches and plan version.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"period {PeriodNumber} {string.Join(' ', Stretches)} {Plan}");
}
