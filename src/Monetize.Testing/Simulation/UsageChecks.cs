using System.Globalization;
using Monetize.Invoicing;
using Monetize.Rating;
using Monetize.Subscriptions;

namespace Monetize.Testing.Simulation;

/// <summary>I9, I10 and I22: what was used and what was in force is invoiced, once, at the price of its time.</summary>
internal static class UsageChecks
{
    public static IEnumerable<string> NothingIsLostOrCountedTwice(WorldFacts facts)
    {
        var kept = facts.Usage.ToDictionary(static record => record.Key);
        foreach (var key in kept.Keys.Except(facts.World.Records.Keys).Except(facts.World.Unanswered.Keys))
        {
            yield return $"I9: record {key} is kept, and whoever sent it was told that it is not";
        }

        foreach (var (key, record) in facts.World.Records)
        {
            if (kept.GetValueOrDefault(key) != record) yield return $"I9: record {key} was accepted and is not kept";
        }

        if (facts.Verification.Rejections != facts.World.Refused.Count) yield return "I9: refused records are missing";
        foreach (var difference in facts.Verification.Differences) yield return $"I9: {difference}";
        foreach (var one in facts.Subscriptions)
        {
            if (one.Subscription.End <= facts.Now || one.Due.Count == 0) continue;
            var all = facts.Usage.Count(record => record.Customer == one.Subscription.Customer);
            if (one.Read.Count < all) yield return $"I9: {one.Subscription.Id} goes on and has not read all usage";
        }
    }

    public static IEnumerable<string> EachSpanIsOnItsInvoicesOnce(WorldFacts facts) =>
        facts.Subscriptions.Where(static one => !one.IsVoided).SelectMany(static one =>
            one.Spans.SelectMany(span => WorldPlans.Of(span.Plan).Plan.Charges.OfType<UsageCharge>()
                .SelectMany(charge => OfSpan(one, span, charge.Meter.Key))));

    public static IEnumerable<string> EachStretchIsOfOneVersion(WorldFacts facts)
    {
        foreach (var one in facts.Subscriptions)
        {
            var stretches = one.Lines.Where(static line => line.Usage is not null)
                .SelectMany(static line => line.Usage!.Value.Stretches.Select(stretch =>
                    (line.Usage.Value.Meter, line.Price!.Plan, stretch.From, stretch.ToExclusive)))
                .Distinct()
                .OrderBy(static stretch => stretch.From)
                .ToList();
            foreach (var meter in stretches.GroupBy(static stretch => stretch.Meter))
            {
                foreach (var (before, after) in meter.Zip(meter.Skip(1)))
                {
                    if (before.Plan == after.Plan || before.ToExclusive <= after.From) continue;
                    yield return string.Create(
                        CultureInfo.InvariantCulture,
                        $"I22: {one.Subscription.Id} prices {meter.Key} at {after.From:u} on two versions");
                }
            }
        }
    }

    /// <summary>Of each period and version the price times quantity for the part in which it was in force.</summary>
    public static IEnumerable<string> RecurringIsWhatItsPeriodsCost(WorldFacts facts)
    {
        foreach (var one in facts.Subscriptions.Where(static one => !one.IsVoided && !one.IsCredited))
        {
            var lines = one.Lines.Where(static line => line.Price?.Charge is RecurringCharge)
                .ToLookup(static line => (line.PeriodNumber, line.Price!.Plan));
            foreach (var (period, plan) in Opened(one))
            {
                var owed = Owed(one.Subscription, period, plan);
                var billed = lines[(period.Number, plan)].Sum(static line => line.Amount.Amount);
                if (billed == owed) continue;
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"I22: {one.Subscription.Id} owes {owed} for {period} on {plan}, and {billed} is billed");
            }
        }
    }

    private static IEnumerable<string> OfSpan(SubscriptionFacts one, UsageSpan span, string meter)
    {
        var plan = WorldPlans.Of(span.Plan);
        var expected = PlanUsage.Collect(plan, span.Whole, span.Stretches, one.Read).QuantityOf(meter);
        var lines = one.UsageLines(span, meter).ToList();
        var found = lines.Sum(static line => line.Quantity);
        var amount = lines.Sum(static line => line.Amount.Amount);

        // What a note gave back does not come back once more: a correction of it is no line, also not where more usage
        // costs less.
        if (found != expected && !(one.IsCredited && (found > expected || Price().Amount <= amount)))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"I9: {one.Subscription.Id} used {expected} of {meter} in {span}, and on invoices is {Told(lines)}");
        }

        // What rolled over is in the price, also that of the plan after.
        if (one.Rolls || one.IsCredited) yield break;
        var price = Price();
        if (amount == price.Amount) yield break;
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"I10: {one.Subscription.Id} owes {price} for {meter} in {span}, and {amount} is invoiced: {Told(lines)}");

        Money Price() =>
            Money.Of(plan.FindUsage(meter)!.Total(expected), one.Subscription.Terms.Plan.Currency).Round();
    }

    private static string Told(List<InvoiceLine> lines) => string.Join(", ", lines.ConvertAll(static line =>
        string.Create(CultureInfo.InvariantCulture, $"{line.Kind} {line.Quantity} for {line.Amount.Amount}")));

    private static IEnumerable<(BillingPeriod Period, PlanVersion Plan)> Opened(SubscriptionFacts one) => one.Due
        .SelectMany(static due => new[] { due.Opening, due.Within, due.Closing }.OfType<BillingPeriod>())
        .Select(static period => period.Number)
        .Distinct()
        .Select(number => one.Subscription.PeriodNumber(number))
        .OfType<BillingPeriod>()
        .SelectMany(period => one.Subscription.SegmentsIn(period.Billed)
            .Select(segment => (period, segment.Plan.Version))
            .Distinct());

    // By the definition of each method, from the whole history at once.
    private static decimal Owed(Subscription subscription, BillingPeriod period, PlanVersion version)
    {
        var plan = WorldPlans.Of(version).Plan;
        var price = plan.Charges.OfType<RecurringCharge>().Select(static charge => charge.Amount).SingleOrDefault();
        var proration = subscription.ProrationOf(period, plan.Semantics.Proration);
        return subscription.SegmentsIn(period.Billed)
            .Where(segment => segment.Plan.Version == version && !segment.IsTrial && !period.IsTrial)
            .Select(segment => new ExactAmount(price * segment.Quantity, proration.ShareOf(segment.Span)))
            .Aggregate(ExactAmount.Of(0m), static (sum, part) => sum.Plus(part))
            .Round(subscription.Terms.Plan.Currency).Amount;
    }
}
