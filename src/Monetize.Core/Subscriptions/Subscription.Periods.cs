using Monetize.Catalogs;
using Monetize.Subscriptions;

namespace Monetize;

/// <content>Its billing periods.</content>
public sealed partial record Subscription
{
    /// <summary>
    /// The billing period, or the trial, in which an instant lies; none before the start and after the end.
    /// </summary>
    /// <param name="instant">The instant.</param>
    public BillingPeriod? PeriodAt(DateTimeOffset instant)
    {
        if (instant < Terms.Start || instant >= End) return null;
        if (instant < TrialEnd) return Trial;
        foreach (var stretch in _timeline.Stretches)
        {
            if (stretch.ToExclusive is not { } end || instant < end) return stretch.Containing(instant);
        }

        return null;
    }

    /// <summary>The billing period with a number; none beyond the last one.</summary>
    /// <param name="number">From 0, which is the trial where there is one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public BillingPeriod? PeriodNumber(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        if (number < _timeline.FirstNumber) return Trial;
        foreach (var stretch in _timeline.Stretches)
        {
            if (stretch.NumberAfter is not { } after || number < after) return stretch.Numbered(number);
        }

        return null;
    }

    /// <summary>How parts of one of its periods are priced, with days counted in its zone.</summary>
    /// <param name="period">The period; its whole is the denominator.</param>
    /// <param name="method">How a part is measured: the switch of the plan version.</param>
    public PeriodProration ProrationOf(BillingPeriod period, ProrationMethod method) =>
        new(method, period.Whole, Terms.Zone);

    private BillingPeriod Trial
    {
        get
        {
            var whole = new Period(Terms.Start, TrialEnd);
            return new BillingPeriod(0, whole, End < TrialEnd ? whole with { ToExclusive = End.Value } : whole, true);
        }
    }
}
