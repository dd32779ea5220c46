using Monetize.Catalogs;
using Monetize.Invoicing;
using Monetize.Subscriptions;

namespace Monetize.Tests.Invoicing;

/// <summary>All invoices of a subscription of any history add up to what it costs, however they cut it.</summary>
public sealed class SubscriptionLifeTests
{
    [Fact]
    public void Invoices_OfAnyHistory_UsageAddsUpToItsRoundedPrice() => InvoiceGenerator.All(some =>
    {
        var life = new BillingLife(some);
        return life.Spans.All(span => life.PlanOf(span.Plan).Plan.Charges.OfType<UsageCharge>().All(charge =>
        {
            var quantity = life.Quantity(span, charge.Meter.Key, life.LastDue);
            var price = Money.Of(life.PlanOf(span.Plan).FindUsage(charge.Meter.Key)!.Total(quantity), life.Currency);
            return Usage(life, span, charge).Sum(line => line.Amount.Amount) == price.Round().Amount;
        }));
    });

    [Fact]
    public void Invoices_OfAnyHistory_RecurringAddsUpToItsProratedPrice() => InvoiceGenerator.All(some =>
    {
        var life = new BillingLife(some);
        return life.Spans.Select(span => (span.PeriodNumber, span.Plan)).Distinct().All(about =>
        {
            var (number, version) = about;
            var period = life.Subscription.PeriodNumber(number)!.Value;
            return Charges(life).Where(line => line.PeriodNumber == number)
                .Where(line => line.Price!.Plan == version && line.Price.Charge is RecurringCharge)
                .Sum(line => line.Amount.Amount) == Owed(life, period, version).Round(life.Currency).Amount;
        });
    });

    [Fact]
    public void Invoices_OfAnyHistory_AFirstBookingLeavesHalfACentAtMost() => InvoiceGenerator.All(some =>
        Charges(new BillingLife(some)).Where(line => line.Price?.Charge is RecurringCharge && line.Before is null)
            .All(line => Math.Abs(line.Residue.Whole) * line.Residue.Share.Part
                <= Money.FromMinor(1, line.Amount.Currency).Amount / 2m * line.Residue.Share.Whole));

    [Fact]
    public void Explain_OfARecurringLine_MakesItsAmount() => InvoiceGenerator.All(some =>
        new BillingLife(some).Invoices.SelectMany(invoice => invoice.Explain().Charges)
            .Where(charge => charge.RunningTotal is not null)
            .All(charge => charge.Amount
                == charge.RunningTotal!.Value.Round(charge.Amount.Currency)
                    - (charge.Before ?? Money.Zero(charge.Amount.Currency))));

    [Fact]
    public void Invoices_OfAnyHistory_EachEqualsItsExplanation() => InvoiceGenerator.All(some =>
        new BillingLife(some).Invoices.All(invoice =>
        {
            var explanation = invoice.Explain();
            return explanation.Total == invoice.Total
                && explanation.Due == invoice.Due
                && invoice.Lines.Where(line => line.IsCharge).All(line =>
                    line.Breakdown.Sum(part => part.Amount) == line.Exact.Whole);
        }));

    [Fact]
    public void Request_PartsInAnyOrder_GiveTheSameInvoice() => InvoiceGenerator.All(some =>
    {
        var life = new BillingLife(some);
        return life.Inputs.Zip(life.Invoices, life.Credits).All(made =>
        {
            var again = life.Calculate(BillingLife.Shuffled(some, made.First), made.Third);
            return again == made.Second with { Status = InvoiceStatus.Draft, Number = null, IssuedAt = null };
        });
    });

    [Fact]
    public void Request_AfterItsInvoiceIsBooked_OwesNothingMore() => InvoiceGenerator.All(some =>
    {
        var life = new BillingLife(some);
        return life.Inputs.Zip(life.Invoices).All(pair => InvoiceCalculator.Calculate(SubscriptionInvoicing.Request(
            pair.First with { Issued = CouponLife.Issued(pair.First.Issued.Invoices.Add(pair.Second)) }))
            .Total.Amount == 0m);
    });

    [Fact]
    public void Invoices_OfAnyHistory_NeverGiveBackMoreThanWasPaidForALine() => InvoiceGenerator.All(some =>
    {
        var life = new BillingLife(some);
        return life.Invoices
            .SelectMany(invoice => invoice.Lines.Where(line => line.IsCharge).Select(line => (Line: line, invoice)))
            .Where(charge => charge.Line.Price!.Charge is RecurringCharge)
            .GroupBy(charge => (charge.Line.Scope, charge.Line.Price!.ChargeKey))
            .All(charges => NeverNegative(charges.Select(charge => Paid(charge.invoice, charge.Line))));
    });

    // By the definition of each method, from the whole history at once.
    private static ExactAmount Owed(BillingLife life, BillingPeriod period, PlanVersion version)
    {
        var plan = life.PlanOf(version).Plan;
        var price = plan.Charges.OfType<RecurringCharge>().Single().Amount;
        var proration = life.Subscription.ProrationOf(period, plan.Semantics.Proration);
        var segments = life.Subscription.SegmentsIn(period.Billed)
            .Where(segment => segment.Plan.Version == version && !segment.IsTrial).ToList();
        return proration.Method switch
        {
            _ when segments.Count == 0 => ExactAmount.Of(0m),
            ProrationMethod.None when segments[0].Span.From > period.Whole.From => ExactAmount.Of(0m),
            ProrationMethod.None => ExactAmount.Of(price * segments[0].Quantity),
            ProrationMethod.Full => ExactAmount.Of(price * segments.Max(segment => segment.Quantity)),
            _ => segments.Select(segment => new ExactAmount(price * segment.Quantity, proration.ShareOf(segment.Span)))
                .Aggregate(ExactAmount.Of(0m), (sum, part) => sum.Plus(part)),
        };
    }

    // Without the maximum of the plan, which is over all lines and moves between them.
    private static decimal Paid(Invoice invoice, InvoiceLine line) => line.Amount.Amount + invoice.Lines
        .Where(discount => discount.Kind == InvoiceLineKind.Discount && discount.Price is null)
        .SelectMany(discount => discount.Shares)
        .Where(share => share.LineId == line.Id)
        .Sum(share => share.Amount.Amount);

    private static bool NeverNegative(IEnumerable<decimal> amounts)
    {
        var sum = 0m;
        return amounts.All(amount => (sum += amount) >= 0m);
    }

    private static IEnumerable<InvoiceLine> Usage(BillingLife life, UsageSpan span, UsageCharge charge) =>
        Charges(life).Where(line => line.Usage?.Meter == charge.Meter.Key
            && line.PeriodNumber == span.PeriodNumber && line.Price!.Plan == span.Plan);

    private static IEnumerable<InvoiceLine> Charges(BillingLife life) =>
        life.Invoices.SelectMany(invoice => invoice.Lines).Where(line => line.IsCharge
            && line.Kind != InvoiceLineKind.MinimumTrueUp);
}
