using System.Globalization;
using Monetize.Rating;
using Monetize.Subscriptions;

namespace Monetize.Invoicing;

/// <summary>
/// What is owed once, with the first period that something is owed for: after a trial, and after a pause from the
/// start. It is never prorated.
/// </summary>
internal static class OneTimeItems
{
    public static void Add(DueWork work)
    {
        var touched = new[] { work.Due.Closing, work.Due.Within, work.Due.Opening }.OfType<BillingPeriod>().ToList();
        if (FirstOwed(work.Known, work.Due.At) is not { } first || !touched.Contains(first)) return;
        Add(work, first, Spans.Owed(work.Known, first));
    }

    private static BillingPeriod? FirstOwed(Subscription known, DateTimeOffset by)
    {
        for (var number = 0; known.PeriodNumber(number) is { } period && period.Billed.From <= by; number++)
        {
            var segments = Spans.Owed(known, period);
            if (segments.Count > 0) return segments[0].Span.From <= by ? period : null;
        }

        return null;
    }

    private static void Add(DueWork work, BillingPeriod period, List<SubscriptionSegment> segments)
    {
        var version = segments[0].Plan.Version;
        var plan = work.PlanOf(version).Plan;
        var scope = DueWork.Scope(version, period.Number);
        for (var i = 0; i < plan.Charges.Count; i++)
        {
            if (plan.Charges[i] is not OneTimeCharge charge) continue;
            var key = string.Create(CultureInfo.InvariantCulture, $"one-time:{i}");
            if (work.Booked.Total(scope, key).Lines > 0) continue;
            work.Items.Add(new BillableItem
            {
                Id = $"{scope}/{key}",
                Kind = InvoiceLineKind.OneTime,
                Description = charge.Name ?? "One-time charge",
                Exact = ExactAmount.Of(charge.Amount),
                Breakdown = [new RatedPart(0m, 1m, 1m, charge.Amount, 0m, charge.Amount)],
                Price = new LinePrice(version, key, charge),
                Scope = scope,
                PeriodNumber = period.Number,
                Position = i,
                TaxCategory = work.Input.TaxCategoryOf(key),
            });
        }
    }
}
