using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Rating;
using Monetize.Subscriptions;

namespace Monetize.Tests.Invoicing;

public sealed class SubscriptionInvoicingTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly CompiledPlan Basic = Compiled("basic", 31m);
    private static readonly CompiledPlan Pro = Compiled("pro", 50m);

    private static readonly Subscription Subscription = Subscription.Begin(new SubscriptionTerms
    {
        Id = SubscriptionId.Of("sub-1"),
        Customer = CustomerId.Of("customer"),
        Plan = PlanTerms.Of(Basic.Plan),
        Start = Start,
    });

    [Fact]
    public void Request_Upgrade_GivesBackTheRestAndChargesTheRest()
    {
        var upgraded = Subscription.ChangePlan(Pro.Plan, Start.AddDays(14)).Subscription;

        var invoices = Run(upgraded, Start.AddDays(20));

        invoices[1].Lines.Select(line => $"{line.Kind} {line.Exact} = {line.Amount}").Should().Equal(
            "Proration -31 x 17/31 = USD -17.00", "Proration 50 x 17/31 = USD 27.42");
    }

    [Fact]
    public void Request_UpgradeAndImmediateReverse_CancelOut()
    {
        var at = Start.AddDays(14);
        var reversed = Subscription.ChangePlan(Pro.Plan, at).Subscription.ChangePlan(Basic.Plan, at).Subscription;

        var invoices = Run(reversed, Start.AddDays(20));

        invoices.Skip(1).Sum(invoice => invoice.Subtotal.Amount).Should().Be(0m);
    }

    [Fact]
    public void Request_DowngradeUnderACoupon_GivesBackWhatWasPaid()
    {
        var coupon = new AppliedCoupon { Coupon = Coupon.PercentOff("HALF", 50m).Forever() };
        var ended = Subscription.Cancel(Start.AddDays(14), ChangeTiming.AtOnce).Subscription;

        var last = Run(ended, Start.AddDays(20), coupon)[^1];

        last.CarriedToBalance.Should().Be(Money.Of(8.50m, Currency.Usd));
    }

    [Fact]
    public void Request_EndAtTheBoundary_GivesBackThePeriodThatNeverBegan()
    {
        var boundary = Start.AddDays(31);
        var ended = Subscription.Cancel(boundary, ChangeTiming.AtOnce).Subscription;

        var invoices = Run(ended, boundary.AddDays(1));

        invoices.Sum(invoice => invoice.Subtotal.Amount).Should().Be(31m);
    }

    [Fact]
    public void Request_LateUsage_IsACorrectionInTheTierOfItsPeriod()
    {
        var invoices = Run(Subscription, Start.AddDays(60), late: 50m);

        var line = invoices[^1].Lines.Single(line => line.Kind == InvoiceLineKind.Correction);

        // The 1,000 words before it filled the first tier.
        line.ToString().Should().EndWith("Correction USD 0.25");
        line.Breakdown.Select(part => part.Amount).Should().Equal(10m, 0.25m, -10m);
        line.Usage!.Value.Stretches.Should().Equal(Period.UtcMonth(2026, 1));
    }

    [Fact]
    public void Request_WithoutTheUsageThatItNeeds_NamesTheSpan()
    {
        var due = Subscription.Due(Start, Start.AddDays(40)).First();
        var input = new DueInvoice { Due = due, Subscription = Subscription, Plans = [Basic] };

        FluentActions.Invoking(() => SubscriptionInvoicing.Request(input))
            .Should().Throw<ArgumentException>().WithMessage("*needs the usage of period 0*");
    }

    [Fact]
    public void Request_WithoutThePlan_NamesIt()
    {
        var due = Subscription.Due(Start.AddTicks(-1), Start).First();
        var input = new DueInvoice { Due = due, Subscription = Subscription, Plans = [Pro] };

        FluentActions.Invoking(() => SubscriptionInvoicing.Request(input))
            .Should().Throw<ArgumentException>().WithMessage("*needs plan basic@1*");
    }

    private static List<Invoice> Run(
        Subscription subscription, DateTimeOffset through, AppliedCoupon? coupon = null, decimal late = 0m)
    {
        var invoices = new List<Invoice>();
        var spans = new List<UsageSpan>();
        foreach (var due in subscription.Due(Start.AddTicks(-1), through))
        {
            var needed = SubscriptionInvoicing.UsageNeeded(subscription, due);
            var request = SubscriptionInvoicing.Request(new DueInvoice
            {
                Due = due,
                Subscription = subscription,
                Plans = [Pro, Basic],
                Issued = new IssuedDocuments { Invoices = invoices.ToValueArray() },
                Coupons = coupon is null ? [] : [coupon],
                Usage = needed.Select(span => Usage(span, late == 0m ? 0m : 1_000m))
                    .Concat(spans.Select(span => Usage(span, late == 0m ? 0m : 1_000m + late))).ToValueArray(),
            });
            invoices.Add(InvoiceCalculator.Calculate(request).Finalize($"{invoices.Count}", due.At).Invoice);
            spans.AddRange(needed);
        }

        return invoices;
    }

    private static SpanUsage Usage(UsageSpan span, decimal words) =>
        new() { Span = span, Usage = new PlanUsage().Add(BillingLife.Words, words) };

    private static CompiledPlan Compiled(string key, decimal fee) => RatingEngine.Compile(
        Plan.Create(key, Currency.Usd, Every.Month).Recurring(fee)
            .Usage(BillingLife.Words).Graduated(tiers => tiers.UpTo(1_000, 0.01m).Beyond(0.005m))
            .Build());
}
