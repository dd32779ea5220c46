using System.Globalization;
using Monetize.Catalogs;
using Monetize.Monetary;
using Monetize.Subscriptions;

namespace Monetize.Invoicing;

/// <summary>What recurring charges of a period come to by now, less what is booked of them.</summary>
internal static class RecurringItems
{
    public static void Add(DueWork work, BillingPeriod period)
    {
        var segments = Spans.Owed(work.Known, period);
        var isOver = period == work.Due.Closing || work.Gone.ContainsKey(period.Number);
        foreach (var version in Versions(work, period, segments))
        {
            work.Touch(period.Number, version, isOver);
            var plan = work.PlanOf(version).Plan;
            var own = segments.FindAll(segment => segment.Plan.Version == version);
            for (var i = 0; i < plan.Charges.Count; i++)
            {
                if (plan.Charges[i] is not RecurringCharge charge) continue;
                try
                {
                    AddCharge(work, period, plan, charge, i, own);
                }
                catch (NotExactException fault)
                {
                    throw work.About(DueWork.Scope(version, period.Number), KeyOf(i), fault);
                }
            }
        }
    }

    // A version that was booked and has no stretch any more gives everything back.
    private static IEnumerable<PlanVersion> Versions(
        DueWork work, BillingPeriod period, List<SubscriptionSegment> segments) => segments
        .Select(static segment => segment.Plan.Version)
        .Concat(work.Booked.Lines
            .Where(line => line.PeriodNumber == period.Number && line.Price is not null)
            .Select(static line => line.Price!.Plan))
        .Distinct();

    private static string KeyOf(int index) => string.Create(CultureInfo.InvariantCulture, $"recurring:{index}");

    private static void AddCharge(
        DueWork work,
        BillingPeriod period,
        Plan plan,
        RecurringCharge charge,
        int index,
        List<SubscriptionSegment> segments)
    {
        var version = PlanVersion.Of(plan);
        var scope = DueWork.Scope(version, period.Number);
        var key = KeyOf(index);
        var billed = work.Booked.Snapshot(scope, key) as RecurringCharge ?? charge;
        var booked = work.Booked.Total(scope, key);
        var proration = work.Known.ProrationOf(period, plan.Semantics.Proration);
        var total = new RecurringTotal(proration, billed.Amount, segments, booked);
        var due = total.Exact.Round(plan.Currency).Amount - booked.Amount;
        if (total.IsNothing || (booked.Lines > 0 && total.Left.Whole == 0m && due == 0m)) return;
        var (quantity, exact, parts) = total.Line(Rest(work, period, proration));
        var isWhole = booked.Lines == 0 && exact.IsWhole;
        work.Items.Add(new BillableItem
        {
            Id = $"{scope}/{key}",
            Kind = isWhole ? InvoiceLineKind.Recurring : InvoiceLineKind.Proration,
            Description = charge.Name ?? plan.Name ?? plan.Key,
            Quantity = quantity,
            ServicePeriod = ServicePeriod(work, period, booked.Lines == 0 ? segments : []),
            Exact = exact,
            RunningTotal = total.Exact,
            Before = booked.Amount,
            Breakdown = parts,
            Price = new LinePrice(version, key, billed),
            Scope = scope,
            PeriodNumber = period.Number,
            Position = index,
            TaxCategory = work.Input.TaxCategoryOf(key),
        });
    }

    // A change concerns what is left of the period; what never began, and what has no parts, is meant as a whole.
    private static ProrationShare Rest(DueWork work, BillingPeriod period, PeriodProration proration)
    {
        var isShared = proration.Method is ProrationMethod.Second or ProrationMethod.Day;
        return isShared && work.Due.At > period.Whole.From && work.Due.At < period.Whole.ToExclusive
            ? proration.ShareOf(period.Whole with { From = work.Due.At })
            : ProrationShare.Everything;
    }

    // What is new is for its own time; what changes is for the time from the change on.
    private static Period ServicePeriod(DueWork work, BillingPeriod period, List<SubscriptionSegment> segments)
    {
        if (segments.Count > 0) return new Period(segments[0].Span.From, segments[^1].Span.ToExclusive);
        var from = work.Due.At > period.Whole.From ? work.Due.At : period.Whole.From;
        return from < period.Whole.ToExclusive ? period.Whole with { From = from } : period.Billed;
    }
}
