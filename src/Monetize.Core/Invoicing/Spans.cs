using Monetize.Collections;
using Monetize.Subscriptions;

namespace Monetize.Invoicing;

/// <summary>
/// Cuts a period where its usage is priced anew: at another plan version, and around a pause. Another quantity prices
/// no usage anew, and a trial owes none.
/// </summary>
internal static class Spans
{
    public static ValueArray<UsageSpan> Of(Subscription subscription, BillingPeriod period)
    {
        var spans = new List<UsageSpan>();
        foreach (var segment in Owed(subscription, period))
        {
            var version = segment.Plan.Version;
            if (spans.Count > 0 && spans[^1].Plan == version && spans[^1].Span.ToExclusive == segment.Span.From)
            {
                var joined = new Period(spans[^1].Span.From, segment.Span.ToExclusive);
                spans[^1] = spans[^1] with { Span = joined };
                continue;
            }

            spans.Add(new UsageSpan(period.Number, segment.Span, version));
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
}
