using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Metering;
using Monetize.Rating;
using Monetize.Subscriptions;
using Monetize.Testing;
using Monetize.Tests.Generators;
using Monetize.Tests.Oracles;

namespace Monetize.Tests.Invoicing;

/// <summary>
/// The two ways to bill a period in several steps, snapshots of a charge and invoices of a subscription, bill the same
/// at each cut of the same usage.
/// </summary>
public sealed class BookingPathsAgreeTests
{
    [Theory]
    [MemberData(nameof(Seeds.Kinds), MemberType = typeof(Seeds))]
    public void Invoices_AnyCutUpAndDown_BillWhatSnapshotsBook(PriceKind kind)
    {
        var verdicts = new Verdicts();

        Seeds.All(FigureRange.Everyday, some => verdicts.Holds(() =>
        {
            var usage = new ChargeCase(some, kind);
            var plan = RatingEngine.Compile(new Plan
            {
                Key = "any",
                Currency = Currency.Usd,
                Period = Every.Month,
                Charges = [usage.Charge],
                Semantics = usage.Semantics,
            });
            return Billed(plan, Cuts(usage)).SequenceEqual(Booked(usage.Compiled, Cuts(usage)));
        }));

        verdicts.Held.Should().BeGreaterThan(500);
    }

    private static IEnumerable<Money> Booked(CompiledUsageCharge charge, List<UsageItem[]> cuts)
    {
        var booked = Money.Zero(Currency.Usd);
        for (var i = 0; i < cuts.Count; i++)
        {
            var now = Booking.Snapshot(charge, Currency.Usd, cuts[i], booked, isLast: i == cuts.Count - 1);
            booked += now;
            yield return now;
        }
    }

    private static IEnumerable<Money> Billed(CompiledPlan plan, List<UsageItem[]> cuts)
    {
        var subscription = Subscription.Begin(new SubscriptionTerms
        {
            Id = SubscriptionId.Of("sub-1"),
            Customer = CustomerId.Of("customer"),
            Plan = PlanTerms.Of(plan.Plan),
            Start = ChargeCase.November.From,
        });
        var end = ChargeCase.November.ToExclusive;
        var invoices = new List<Invoice>();
        for (var i = 0; i < cuts.Count; i++)
        {
            var due = i == cuts.Count - 1
                ? subscription.Due(end.AddTicks(-1), end).Single()
                : DueItem.Threshold(subscription, ChargeCase.November.From.AddDays(i + 1), i + 1);
            invoices.Add(InvoiceCalculator.Calculate(SubscriptionInvoicing.Request(new DueInvoice
            {
                Due = due,
                Subscription = subscription,
                Plans = [plan],
                Issued = CouponLife.Issued(invoices),
                Usage = SubscriptionInvoicing.UsageNeeded(subscription, due)
                    .Select(span => new SpanUsage { Span = span, Usage = Usage(plan, cuts[i]) }).ToValueArray(),
            })).Finalize($"{i}", due.At).Invoice);
            yield return invoices[^1].Subtotal - invoices[^1].Discounts;
        }
    }

    private static PlanUsage Usage(CompiledPlan plan, UsageItem[] items)
    {
        var meter = plan.Plan.Charges.OfType<UsageCharge>().Single().Meter.Key;
        var usage = new PlanUsage();
        foreach (var item in items) usage.Add(meter, item);
        return usage;
    }

    private static List<UsageItem[]> Cuts(ChargeCase usage)
    {
        var some = new Random(usage.Records.Count);
        var cuts = new List<UsageItem[]>();
        for (var i = some.Next(5); i > 0; i--) cuts.Add(usage.Items(usage.Records.Where(_ => some.Next(3) > 0)));
        cuts.Add(usage.Items());
        return cuts;
    }
}
