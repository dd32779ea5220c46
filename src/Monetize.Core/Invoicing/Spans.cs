using Monetize.Collections;
using Monetize.Subscriptions;

namespace Monetize.Invoicing;

/// <summary>
/// Which stretches of a period are priced together: all of one plan version, whatever pause or other version is between
/// them. Another quantity prices no usage anew, and a trial owes none.
/// </summary>
internal static class Spans
{
    public static ValueArray<UsageSpan> Of(Subscription subscription, BillingPeriod period)
    {
        var spans = new List<UsageSpan>();
        foreach (var segment in Owed(subscription, period))
        {
            var version = segment.Plan.Version;
            var place = spans.FindIndex(span => span.Plan == version);
            if (place < 0) spans.Add(new UsageSpan(period.Number, version, period.Whole, [segment.Span]));
            else spans[place] = spans[place] with { Stretches = With(spans[place].Stretches, segment.Span) };
        }

        return [.. spans];
    }

    /// <summary>The segments of a period that something is owed for.</summary>
    public static List<SubscriptionSegment> Owed(Subscription subscription, BillingPeriod period)
    {
        var segments = new List<SubscriptionSegment>();
        if (period.IsTrial) return segments;
        foreach (var segment in subscription.SegmentsIn(period.Billed))
        {
            if (!segment.IsTrial) segments.Add(segment);
        }

        return segments;
    }

    private static ValueArray<Period> With(ValueArray<Period> stretches, Period next) =>
        stretches[^1].ToExclusive == next.From
            ? [.. stretches.Take(stretches.Count - 1), new Period(stretches[^1].From, next.ToExclusive)]
            : stretches.Add(next);
}
