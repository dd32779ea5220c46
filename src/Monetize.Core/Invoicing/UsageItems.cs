using Monetize.Collections;
using Monetize.Monetary;
using Monetize.Rating;
using Monetize.Subscriptions;

namespace Monetize.Invoicing;

/// <summary>What usage comes to by now, span by span, less what is booked of it.</summary>
internal static class UsageItems
{
    private const int AfterAllCharges = 1_000;

    public static string KeyOf(UsageCharge charge) => $"usage:{charge.Meter.Key}";

    public static void Add(DueWork work)
    {
        var needed = SubscriptionInvoicing.UsageNeeded(work.Input.Subscription, work.Due);
        foreach (var span in needed)
        {
            if (work.Input.Usage.Any(usage => usage.Span == span)) continue;
            throw new ArgumentException($"{work.Due} needs the usage of {span}; give it, also where it is nothing.");
        }

        var seen = new HashSet<UsageSpan>();
        foreach (var usage in work.Input.Usage)
        {
            var isNeeded = needed.Contains(usage.Span);
            if (!isNeeded) RequireEarlier(work, usage, needed);
            if (!seen.Add(usage.Span)) throw new ArgumentException($"The usage of {usage} is given twice.");
            AddSpan(work, usage, isNeeded);
        }
    }

    // Only what was due before can be late.
    private static void RequireEarlier(DueWork work, SpanUsage usage, ValueArray<UsageSpan> needed)
    {
        var period = work.PeriodOf(usage.Span.PeriodNumber);
        var isPast = period.Billed.ToExclusive <= work.Due.At;
        if (isPast && !needed.Any(span => span.PeriodNumber == usage.Span.PeriodNumber)
            && Spans.Of(work.Known, period).Contains(usage.Span))
        {
            return;
        }

        throw new ArgumentException($"{usage} is no span that is over and that {work.Due} knows.");
    }

    private static void AddSpan(DueWork work, SpanUsage usage, bool isNeeded)
    {
        var span = usage.Span;
        var plan = work.PlanOf(span.Plan);
        plan.RequirePriced(usage.Usage);
        work.Touch(span.PeriodNumber, span.Plan, isOver: work.Due.Kind != DueKind.Threshold || !isNeeded);
        var charges = plan.Plan.Charges;
        for (var i = 0; i < charges.Count; i++)
        {
            if (charges[i] is not UsageCharge charge) continue;
            var position = isNeeded ? i : i + AfterAllCharges;
            try
            {
                AddCharge(work, usage, plan.FindUsage(charge.Meter.Key)!, position, isNeeded);
            }
            catch (NotExactException fault)
            {
                throw work.About(DueWork.Scope(span.Plan, span.PeriodNumber), KeyOf(charge), fault);
            }
        }
    }

    private static void AddCharge(
        DueWork work, SpanUsage usage, CompiledUsageCharge compiled, int position, bool isNeeded)
    {
        var charge = compiled.Charge;
        var meter = charge.Meter.Key;
        var key = KeyOf(charge);
        var (number, version, _, stretches) = usage.Span;
        var scope = DueWork.Scope(version, number);
        var booked = work.Booked.Total(scope, key);
        var items = usage.Usage.Items(meter);
        var quantity = 0m;
        foreach (var item in items) quantity = ExactDecimal.Add(quantity, item.Quantity);
        var parts = compiled.Rate(items, out var total, usage.CarriedOverOf(meter));
        var exact = ExactDecimal.Subtract(total, booked.Exact.Whole);
        var more = ExactDecimal.Subtract(quantity, booked.Quantity);
        if (more == 0m && exact == 0m) return;
        work.Items.Add(new BillableItem
        {
            Id = $"{scope}/{key}",
            Kind = KindOf(compiled.Exceeds(items, usage.CarriedOverOf(meter)), isNeeded),
            Description = isNeeded ? meter : meter + LineWords.AfterCorrection,
            Quantity = more,
            Unit = charge.Meter.Unit,
            ServicePeriod = usage.Span.Hull,
            Exact = ExactAmount.Of(exact),
            RunningTotal = ExactAmount.Of(total),
            Before = booked.Amount,
            Breakdown = Breakdown(parts, booked),
            Price = new LinePrice(version, key, charge),
            Usage = new UsageQuery(work.Input.Subscription.Customer, meter, stretches, usage.Watermark),
            Scope = scope,
            PeriodNumber = number,
            Position = position,
            TaxCategory = work.Input.TaxCategoryOf(key),
        });
    }

    private static InvoiceLineKind KindOf(bool exceeds, bool isNeeded) =>
        !isNeeded ? InvoiceLineKind.Correction
        : exceeds ? InvoiceLineKind.Overage
        : InvoiceLineKind.Usage;

    // All parts of the period show the tier that the new usage is in; what was billed of them comes off as one.
    private static ValueArray<RatedPart> Breakdown(RatedPart[] parts, BookedTotal booked)
    {
        if (booked.Lines == 0) return ValueArray.Create<RatedPart>(parts);
        var before = booked.Exact.Whole;
        return [.. parts, new RatedPart(0m, booked.Quantity, 1m, -before, 0m, -before, "billed before")];
    }
}
