using Monetize.Billing.Reading;
using Monetize.Collections;
using Monetize.Metering;
using Monetize.Subscriptions;

namespace Monetize.Billing.Running;

/// <summary>
/// Which periods that were billed before have to be read again: those that have more records than they had then, and
/// those whose invoice is void. Each period is counted in a window of its own; the windows leave no gap, so that no
/// record within them goes unseen.
/// </summary>
/// <param name="known">The subscription as what is due knows it.</param>
/// <param name="closing">The period that is closed.</param>
/// <param name="meters">Every meter that the subscription pays for, as far as what is due knows.</param>
/// <param name="rollsOver">Whether what a period leaves of included quantities goes into the next.</param>
/// <param name="late">How long usage may come late.</param>
internal sealed class LatePeriods(
    Subscription known, BillingPeriod closing, ValueArray<Meter> meters, bool rollsOver, TimeSpan late)
{
    // A level lasts: what comes late of it, also of before the start, concerns each period after it.
    private readonly bool _isLevel = meters.Any(static meter => meter.Aggregation == Aggregation.WeightedSum);

    /// <summary>What is closed.</summary>
    public BillingPeriod Closing => closing;

    /// <summary>
    /// What is closed, and the periods before it of which usage may still come late; the last one first.
    /// </summary>
    public IEnumerable<BillingPeriod> Periods()
    {
        yield return closing;
        var from = closing.Billed.From - late;
        for (var number = closing.Number - 1; number >= 0; number--)
        {
            if (known.PeriodNumber(number) is not { } period || period.Billed.ToExclusive <= from) yield break;
            yield return period;
        }
    }

    /// <summary>Where the records of a period are counted.</summary>
    public Period WindowOf(BillingPeriod period) =>
        _isLevel ? new Period(EndBefore(period), period.Billed.ToExclusive) : period.Billed;

    /// <summary>The numbers of the periods to read again.</summary>
    /// <param name="before">The counts when they were billed.</param>
    /// <param name="now">The counts now.</param>
    /// <param name="voided">Periods whose usage stands on a void invoice.</param>
    public HashSet<int> In(
        IEnumerable<CountedPeriod> before, IEnumerable<CountedPeriod> now, IReadOnlySet<int> voided)
    {
        var then = before.ToDictionary(static one => one.Number, static one => one.Records);
        var changed = now
            .Where(one => one.Number != closing.Number)
            .Where(one => then.GetValueOrDefault(one.Number) != one.Records || voided.Contains(one.Number))
            .Select(static one => one.Number)
            .ToHashSet();
        return !(_isLevel || rollsOver) || changed.Count == 0
            ? changed
            : [.. Enumerable.Range(changed.Min(), closing.Number - changed.Min())];
    }

    private DateTimeOffset EndBefore(BillingPeriod period) =>
        period.Number > 0 && known.PeriodNumber(period.Number - 1) is { } before
            ? before.Billed.ToExclusive
            : period.Billed.From - late;
}
