using System.Globalization;
using Monetize.Catalogs;
using Monetize.Monetary;
using Monetize.Rating;
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
                if (plan.Charges[i] is RecurringCharge charge) AddCharge(work, period, plan, charge, i, own);
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
        var key = string.Create(CultureInfo.InvariantCulture, $"recurring:{index}");
        var billed = work.Booked.Snapshot(scope, key) as RecurringCharge ?? charge;
        var booked = work.Booked.Total(scope, key);
        var (owed, exact) = Owed(work, period, plan, billed, segments, booked);
        var due = owed.Amount - booked.Amount;
        var left = Readable(exact.Plus(booked.Exact.Negated()), billed.Amount);
        if (booked.Lines == 0 ? exact.Share.Part == 0 : left.Whole == 0m && due == 0m) return;
        var isWhole = booked.Lines == 0 && exact.IsWhole;
        work.Items.Add(new BillableItem
        {
            Id = $"{scope}/{key}",
            Kind = isWhole ? InvoiceLineKind.Recurring : InvoiceLineKind.Proration,
            Description = charge.Name ?? plan.Name ?? plan.Key,
            Quantity = Quantity(work, period, version, segments, booked),
            ServicePeriod = ServicePeriod(work, period, booked.Lines == 0 ? segments : []),
            Exact = left,
            RunningTotal = ExactAmount.Of(owed.Amount),
            Before = booked.Amount,
            Breakdown = [new RatedPart(0m, 1m, 1m, left.Whole, 0m, left.Whole)],
            Price = new LinePrice(version, key, billed),
            Scope = scope,
            PeriodNumber = period.Number,
            Position = index,
            TaxCategory = work.Input.TaxCategoryOf(key),
        });
    }

    // Two more seats are two, and not all of the seats: the line is what they cost.
    private static decimal Quantity(
        DueWork work,
        BillingPeriod period,
        PlanVersion version,
        List<SubscriptionSegment> segments,
        BookedTotal booked)
    {
        if (segments.Count == 0) return 1m;
        var now = segments[^1].Quantity;
        if (booked.Lines == 0 || work.Due.Kind != DueKind.Change || work.Known.History[^1] is not QuantityChange)
        {
            return now;
        }

        var known = work.Known.Known(work.Due.HistoryCount - 1);
        var before = Spans.Owed(known, period).FindLast(segment => segment.Plan.Version == version).Quantity;
        return before == now ? now : now - before;
    }

    private static (Money Owed, ExactAmount Exact) Owed(
        DueWork work,
        BillingPeriod period,
        Plan plan,
        RecurringCharge charge,
        List<SubscriptionSegment> segments,
        BookedTotal booked)
    {
        var method = plan.Semantics.Proration;
        var proration = work.Known.ProrationOf(period, method);
        var owed = Money.Zero(plan.Currency);
        var exact = new ExactAmount(0m, ProrationShare.Nothing);
        foreach (var segment in segments)
        {
            var price = Money.Of(ExactDecimal.Multiply(charge.Amount, segment.Quantity), plan.Currency);
            owed += proration.Of(price, segment.Span);
            var part = new ExactAmount(price.Amount, Reduced(proration.ShareOf(segment.Span)));
            exact = exact.Share.Part == 0 ? part : exact.Plus(part);
        }

        // Where parts are free, or as dear as the whole, nothing that was paid comes back while the plan goes on.
        var keeps = method is ProrationMethod.None or ProrationMethod.Full && segments.Count > 0;
        return keeps && owed.Amount < booked.Amount
            ? (Money.Of(booked.Amount, plan.Currency), booked.Exact)
            : (owed, exact);
    }

    // 17 days of 31 that come back are read as -49 x 17/31, and not as -833 x 1/31.
    private static ExactAmount Readable(ExactAmount exact, decimal price)
    {
        if (exact.IsWhole || exact.Share.Part != 1 || price == 0m) return exact;
        if (!ExactDecimal.TryDivide(exact.Whole, price, out var parts)) return exact;
        var count = Math.Abs(parts);
        if (count != decimal.Truncate(count) || count > exact.Share.Whole) return exact;
        var share = Reduced(new ProrationShare((long)count, exact.Share.Whole));
        return new ExactAmount(parts < 0m ? -price : price, share);
    }

    private static ProrationShare Reduced(ProrationShare share)
    {
        var (left, right) = (share.Whole, share.Part);
        while (right != 0) (left, right) = (right, left % right);
        return new ProrationShare(share.Part / left, share.Whole / left);
    }

    // What is new is for its own time; what changes is for the time from the change on.
    private static Period ServicePeriod(DueWork work, BillingPeriod period, List<SubscriptionSegment> segments)
    {
        if (segments.Count > 0) return new Period(segments[0].Span.From, segments[^1].Span.ToExclusive);
        var from = work.Due.At > period.Whole.From ? work.Due.At : period.Whole.From;
        return from < period.Whole.ToExclusive ? period.Whole with { From = from } : period.Billed;
    }
}
