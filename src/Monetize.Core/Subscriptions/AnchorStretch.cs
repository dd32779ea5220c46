namespace Monetize.Subscriptions;

/// <summary>A stretch of a subscription whose periods follow one anchor, and where their numbers begin.</summary>
internal readonly struct AnchorStretch(
    DateTimeOffset from, DateTimeOffset? toExclusive, BillingAnchor anchor, int firstNumber)
{
    private readonly int _firstIndex = anchor.IndexOf(from);

    /// <summary>The first instant after the stretch; none while it lasts.</summary>
    public DateTimeOffset? ToExclusive => toExclusive;

    /// <summary>The first number after the stretch; none while it lasts.</summary>
    public int? NumberAfter => toExclusive is { } end ? firstNumber + IndexBefore(end) - _firstIndex + 1 : null;

    /// <summary>The period with a number of this stretch.</summary>
    public BillingPeriod Numbered(int number) => At(_firstIndex + number - firstNumber);

    /// <summary>The period that an instant of this stretch lies in.</summary>
    public BillingPeriod Containing(DateTimeOffset instant) => At(anchor.IndexOf(instant));

    private BillingPeriod At(int k)
    {
        var whole = anchor.PeriodAt(k);
        var first = whole.From > from ? whole.From : from;
        var end = toExclusive < whole.ToExclusive ? toExclusive.Value : whole.ToExclusive;
        return new BillingPeriod(firstNumber + k - _firstIndex, whole, new Period(first, end));
    }

    private int IndexBefore(DateTimeOffset end) => anchor.IndexOf(end.AddTicks(-1));
}
