using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Monetary;
using Monetize.Rating;
using Monetize.Subscriptions;
using Monetize.Tests.Subscriptions;

namespace Monetize.Tests.Invoicing;

/// <summary>What no decimal holds is an error that says what, where and how to put it right.</summary>
public sealed class TooLargeTests
{
    [Fact]
    public void Request_RecurringAmountBeyondADecimal_NamesChargeAndInvoice() =>
        Due(Plan("big", [new RecurringCharge { Amount = 1m }, new RecurringCharge { Amount = 1e27m }]), usage: 0m)
            .Should().Throw<NotExactException>().WithMessage(
                "recurring:1 of big@1#0 for sub-1/start/0: 1000000000000000000000000000 times 100 has no exact decimal "
                + "of 28 digits; use smaller figures or fewer decimals.");

    [Fact]
    public void Request_UsageBeyondADecimal_NamesChargeAndInvoice()
    {
        var words = new UsageCharge { Meter = BillingLife.Words, Price = Price.PerUnit(1e20m) };

        Due(Plan("big", [words]), usage: 1e9m).Should().Throw<NotExactException>()
            .WithMessage("usage:words of big@1#0 for sub-1/threshold/0.1: The amount of quantity "
                + "1000000000 has no exact decimal of 28 digits; use a smaller one or fewer decimals.");
    }

    [Fact]
    public void Draft_LineOfMoreMinorUnitsThanALong_NamesTheLine() =>
        FluentActions.Invoking(() => InvoiceCalculator.Draft(Invoices.Request(1m, 1e20m)))
            .Should().Throw<NotExactException>().WithMessage(
                "Line fee-1: USD 100000000000000000000.00 is not a whole number of minor units that a long holds; "
                + "round it, or use a smaller amount.");

    private static Plan Plan(string key, ValueArray<Charge> charges) =>
        new() { Key = key, Currency = Currency.Usd, Period = Every.Month, Charges = charges };

    private static Action Due(Plan plan, decimal usage)
    {
        var terms = Sold.Terms("2026-01-01T00:00Z") with { Plan = PlanTerms.Of(plan), Quantity = 100m };
        var subscription = Subscription.Begin(terms);
        var due = usage == 0m
            ? subscription.NextDue(terms.Start.AddTicks(-1))!
            : DueItem.Threshold(subscription, terms.Start.AddDays(1), 1);
        return () => SubscriptionInvoicing.Request(new DueInvoice
        {
            Due = due,
            Subscription = subscription,
            Plans = [RatingEngine.Compile(plan)],
            Usage = SubscriptionInvoicing.UsageNeeded(subscription, due).Select(span => new SpanUsage
            {
                Span = span,
                Usage = new PlanUsage().Add(BillingLife.Words, usage),
            }).ToValueArray(),
        });
    }
}
