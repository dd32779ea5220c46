namespace Monetize.Subscriptions;

/// <summary>A stretch of a subscription whose periods follow one anchor, and where their numbers begin.</summary>
internal readonly record struct AnchorStretch(
    DateTimeOffset From,
    DateTimeOffset? ToExclusive,
    BillingAnchor Anchor,
    int FirstIndex,
    int FirstNumber)
{
    /// <summary>The first number after the stretch; none while it lasts.</summary>
    public int? NumberAfter => ToExclusive is { } end ? FirstNumber + IndexBefore(end) - FirstIndex + 1 : null;

    /// <summary>The period with a number of this stretch.</summary>
    public BillingPeriod Numbered(int number) => At(FirstIndex + number - FirstNumber);

    /// <summary>The period that an instant of this stretch lies in.</summary>
    public BillingPeriod Containing(DateTimeOffset instant) => At(Anchor.IndexOf(instant));

    private BillingPeriod At(int k)
    {
        var whole = Anchor.PeriodAt(k);
        var from = whole.From > From ? whole.From : From;
        var to = ToExclusive is { } end && end < whole.ToExclusive ? end : whole.ToExclusive;
        return new BillingPeriod(FirstNumber + k - FirstIndex, whole, new Period(from, to));
    }

    private int IndexBefore(DateTimeOffset end) => Anchor.IndexOf(end.AddTicks(-1));
}
