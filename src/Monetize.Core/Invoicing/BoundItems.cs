using Monetize.Catalogs;
using Monetize.Subscriptions;

namespace Monetize.Invoicing;

/// <summary>The minimums and maximums of the periods and plan versions that an invoice touches.</summary>
internal static class BoundItems
{
    /// <summary>What stands in place of a charge where a bound is that of the whole plan.</summary>
    public const string PlanKey = "plan";

    public static void Add(DueWork work)
    {
        foreach (var ((number, version), isOver) in work.Touched)
        {
            var plan = work.PlanOf(version).Plan;
            var period = work.PeriodOf(number);
            var common = new SpendBound
            {
                Scope = DueWork.Scope(version, number),
                Description = plan.Name ?? plan.Key,
                IsLast = isOver,
                MinimumShare = MinimumShare(work, plan, period),
                ServicePeriod = period.Billed,
                PeriodNumber = number,
            };
            foreach (var charge in plan.Charges.OfType<UsageCharge>()) AddOf(work, common, version, charge);
            if (plan.Minimum is null && plan.Maximum is null) continue;
            work.Bounds.Add(common with
            {
                Minimum = plan.Minimum,
                Maximum = plan.Maximum,
                Booked = work.Booked.OfPlan(common.Scope),
                Price = new LinePrice(version, PlanKey, Charge: null),
                TaxCategory = work.Input.TaxCategoryOf(PlanKey),
            });
        }
    }

    private static void AddOf(DueWork work, SpendBound common, PlanVersion version, UsageCharge charge)
    {
        if (charge.Minimum is null && charge.Maximum is null) return;
        var key = UsageItems.KeyOf(charge);
        work.Bounds.Add(common with
        {
            ChargeKey = key,
            Description = charge.Meter.Key,
            Minimum = charge.Minimum,
            Maximum = charge.Maximum,
            Booked = work.Booked.OfCharge(common.Scope, key),
            Price = new LinePrice(version, key, charge),
            TaxCategory = work.Input.TaxCategoryOf(key),
        });
    }

    private static ProrationShare MinimumShare(DueWork work, Plan plan, BillingPeriod period)
    {
        if (plan.Semantics.MinimumProration == MinimumProration.Full) return ProrationShare.Everything;
        var proration = work.Known.ProrationOf(period, ProrationMethod.Day);
        var share = ProrationShare.Nothing;
        foreach (var segment in Spans.Owed(work.Known, period))
        {
            if (segment.Plan.Version != PlanVersion.Of(plan)) continue;
            var part = proration.ShareOf(segment.Span);
            share = share.Part == 0 ? part : new ProrationShare(share.Part + part.Part, part.Whole);
        }

        return share;
    }
}
