using Monetize.Catalogs;
using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Rating;
using Monetize.Subscriptions;
using Monetize.Tests.Subscriptions;

namespace Monetize.Tests.Invoicing;

/// <summary>A change and its reverse at one instant cost what no change would, whatever changed.</summary>
public sealed class ReversedChangeTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 31, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Invoices_OfAReversedInterval_CostAsMuchAsWithoutIt() => InvoiceGenerator.All(some =>
    {
        var method = some.Pick(ProrationMethod.Second, ProrationMethod.Day, ProrationMethod.None);
        var monthly = Compiled("monthly", Every.Month, 30m, method);
        var other = Compiled("other", some.Pick(Every.Year, Every.Quarter, Every.Week, Every.Days(45)), 170m, method);
        var plain = Begin(monthly, some.Pick(BillingAlignment.Anniversary, BillingAlignment.Calendar));
        var at = some.Chance(20) ? plain.NextDue(Start.AddDays(50))!.At : Start.AddMinutes(some.Below(100 * 24 * 60));
        var reversed = plain.ChangePlan(other.Plan, at).Subscription.ChangePlan(monthly.Plan, at).Subscription;

        // Two parts of a month that are both half a cent are both rounded up.
        var difference = Cost(reversed, [monthly, other]) - Cost(plain, [monthly, other]);
        return difference is 0m or 0.01m;
    });

    [Theory]
    [InlineData(ProrationMethod.Second)]
    [InlineData(ProrationMethod.Day)]
    [InlineData(ProrationMethod.None)]
    [InlineData(ProrationMethod.Full)]
    public void Invoices_OfAReversedQuantity_CostAsMuchAsWithoutIt(ProrationMethod method)
    {
        var plan = Compiled("monthly", Every.Month, 30m, method);
        var plain = Begin(plan, BillingAlignment.Anniversary);
        foreach (var at in new[] { Start, Start.AddDays(10), plain.NextDue(Start.AddDays(10))!.At })
        {
            var reversed = plain.ChangeQuantity(3m, at).Subscription.ChangeQuantity(1m, at).Subscription;

            Cost(reversed, [plan]).Should().Be(Cost(plain, [plan]), "it was reversed at {0:u}", at);
        }
    }

    private static decimal Cost(Subscription subscription, ValueArray<CompiledPlan> plans)
    {
        var invoices = new List<Invoice>();
        foreach (var due in subscription.Due(Start.AddTicks(-1), Start.AddDays(130)))
        {
            var request = SubscriptionInvoicing.Request(new DueInvoice
            {
                Due = due,
                Subscription = subscription,
                Plans = plans,
                Issued = CouponLife.Issued(invoices),
                Usage = SubscriptionInvoicing.UsageNeeded(subscription, due)
                    .Select(span => new SpanUsage { Span = span, Usage = new PlanUsage() }).ToValueArray(),
            });
            invoices.Add(InvoiceCalculator.Calculate(request).Finalize($"{invoices.Count}", due.At).Invoice);
        }

        return invoices.Sum(invoice => invoice.Subtotal.Amount);
    }

    private static Subscription Begin(CompiledPlan plan, BillingAlignment alignment) => Subscription.Begin(
        Sold.Terms("2026-01-31T10:00Z") with { Plan = PlanTerms.Of(plan.Plan), Alignment = alignment });

    private static CompiledPlan Compiled(string key, Interval interval, decimal fee, ProrationMethod method) =>
        RatingEngine.Compile(new Plan
        {
            Key = key,
            Currency = Currency.Usd,
            Period = interval,
            Semantics = new PlanSemantics { Proration = method },
            Charges = [new RecurringCharge { Amount = fee }],
        });
}
