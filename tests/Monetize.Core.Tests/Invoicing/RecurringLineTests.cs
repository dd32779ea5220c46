using Monetize.Catalogs;
using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Rating;
using Monetize.Subscriptions;

namespace Monetize.Tests.Invoicing;

/// <summary>A recurring charge is the exact sum of its stretches, rounded once, less what is booked.</summary>
public sealed class RecurringLineTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Lines_OfSeatsThatChangeEveryDay_AddUpToTheRoundedSum()
    {
        var seats = Enumerable.Range(1, 30).Aggregate(
            Begin(9.99m, 1m), (life, day) => life.ChangeQuantity(1 + (day % 7), Start.AddDays(day)).Subscription);

        // Seats of the days: 1 of the first, then 2 to 7 and 1 in turn.
        var seatDays = 1m + Enumerable.Range(1, 30).Sum(day => 1m + (day % 7));
        Lines(seats, 9.99m).Sum(line => line.Amount.Amount)
            .Should().Be(decimal.Round(9.99m * seatDays / 31m, 2, MidpointRounding.AwayFromZero));
    }

    [Fact]
    public void Lines_OfAYenThatComesAndGoes_NeverDrift()
    {
        var yen = Currency.Of("JPY");
        var seats = Enumerable.Range(1, 30).Aggregate(
            Begin(1m, 1m, currency: yen),
            (life, day) => life.ChangeQuantity(1 + (day % 2), Start.AddDays(day)).Subscription);

        // 16 days of one seat and 15 of two are 46/31 of a yen.
        Lines(seats, 1m, currency: yen).Sum(line => line.Amount.Amount).Should().Be(1m);
    }

    [Theory]
    [InlineData(3, "-2: -20 x 17/31")]
    [InlineData(6, "1: 10 x 17/31")]
    [InlineData(0, "-5: -50 x 17/31")]
    public void Line_OfOtherSeats_SaysHowManyAndForHowLong(int seats, string line) =>
        Shown(Begin(10m, 5m).ChangeQuantity(seats, Start.AddDays(14)).Subscription, 10m).Should().Equal("5: 50", line);

    [Fact]
    public void Line_OfAPlanThatIsLeft_SaysItsQuantity()
    {
        var pro = PlanOf("pro", 100m, ProrationMethod.Second, Currency.Usd);
        var left = Begin(60m, 5m).ChangePlan(pro, Start.AddDays(14));

        Shown(left.Subscription, 60m).Should().Equal("5: 300", "-5: -300 x 17/31", "5: 500 x 17/31");
    }

    [Fact]
    public void Explain_OfMoreSeats_LetsRecomputeTheAmount()
    {
        var seats = Begin(10m, 1m).ChangeQuantity(3m, Start.AddDays(14)).Subscription;

        Invoices(seats, 10m, ProrationMethod.Second, Currency.Usd)[1].Explain().Charges.Single().ToString().Should().Be(
            "basic\n  fee: 2 x 10 = 20\n  exactly 20 x 17/31, to pay USD 10.97 (rounding left -0.07 x 1/31)"
            + "\n  all of it 650 x 1/31, rounded, less USD 10.00 billed before");
    }

    [Theory]
    [InlineData(ProrationMethod.Full, 3, "50")]
    [InlineData(ProrationMethod.Full, 7, "50 20")]
    [InlineData(ProrationMethod.None, 3, "50")]
    [InlineData(ProrationMethod.None, 7, "50")]
    public void Lines_WhereNothingIsShared_OfOtherSeats(ProrationMethod method, int seats, string amounts) =>
        Amounts(Begin(10m, 5m, method).ChangeQuantity(seats, Start.AddDays(14)).Subscription, method)
            .Should().Be(amounts);

    [Theory]
    [InlineData(ProrationMethod.Full)]
    [InlineData(ProrationMethod.None)]
    public void Lines_WhereNothingIsShared_OfAPause_CostThePeriodOnce(ProrationMethod method) => Amounts(
        Begin(10m, 5m, method).Pause(Start.AddDays(10)).Subscription.Resume(Start.AddDays(20)).Subscription, method)
        .Should().Be("50");

    [Theory]
    [InlineData(ProrationMethod.Full, "50 500")]
    [InlineData(ProrationMethod.None, "50")]
    public void Lines_WhereNothingIsShared_OfAnUpgrade(ProrationMethod method, string amounts) => Amounts(
        Begin(10m, 5m, method).ChangePlan(PlanOf("pro", 100m, method, Currency.Usd), Start.AddDays(14)).Subscription,
        method).Should().Be(amounts);

    [Theory]
    [InlineData(MinimumProration.Full, 100)]
    [InlineData(MinimumProration.Prorated, 45.16)]
    public void Invoice_OfAMinimumWithoutUsage_OwesIt(MinimumProration semantics, decimal owed)
    {
        var plan = new Plan
        {
            Key = "committed",
            Currency = Currency.Usd,
            Period = Every.Month,
            Minimum = 100m,
            Semantics = new PlanSemantics { MinimumProration = semantics },
            Charges = [new UsageCharge { Meter = BillingLife.Words, Price = Price.PerUnit(1m) }],
        };
        var ended = Begin(plan, 1m).Cancel(Start.AddDays(14), ChangeTiming.AtOnce).Subscription;

        var due = ended.Due(Start, Start.AddDays(40)).Single();
        var request = SubscriptionInvoicing.Request(new DueInvoice
        {
            Due = due,
            Subscription = ended,
            Plans = [RatingEngine.Compile(plan)],
            Usage = SubscriptionInvoicing.UsageNeeded(ended, due).Select(Nothing).ToValueArray(),
        });

        request.Items.IsEmpty.Should().BeTrue();
        InvoiceCalculator.Calculate(request).Total.Amount.Should().Be(owed);
    }

    private static string Amounts(Subscription life, ProrationMethod method) =>
        string.Join(' ', Lines(life, 10m, method).Select(line => line.Exact.ToString()));

    private static IEnumerable<string> Shown(Subscription life, decimal price) =>
        Lines(life, price).Select(line => FormattableString.Invariant($"{line.Quantity}: {line.Exact}"));

    private static IEnumerable<InvoiceLine> Lines(
        Subscription life,
        decimal price,
        ProrationMethod method = ProrationMethod.Second,
        Currency? currency = null) =>
        Invoices(life, price, method, currency ?? Currency.Usd).SelectMany(invoice => invoice.Lines)
            .Where(line => line.IsCharge);

    // The invoices of the first period; its end is not billed.
    private static List<Invoice> Invoices(Subscription life, decimal price, ProrationMethod method, Currency currency)
    {
        var invoices = new List<Invoice>();
        var plans = new[] { PlanOf("basic", price, method, currency), PlanOf("pro", 100m, method, currency) };
        foreach (var due in life.Due(Start.AddTicks(-1), Start.AddDays(31).AddTicks(-1)))
        {
            var request = SubscriptionInvoicing.Request(new DueInvoice
            {
                Due = due,
                Subscription = life,
                Plans = plans.Select(RatingEngine.Compile).ToValueArray(),
                Issued = new IssuedDocuments { Invoices = invoices.ToValueArray() },
            });
            invoices.Add(InvoiceCalculator.Calculate(request).Finalize($"{invoices.Count}", due.At).Invoice);
        }

        return invoices;
    }

    private static SpanUsage Nothing(UsageSpan span) => new() { Span = span, Usage = new PlanUsage() };

    private static Subscription Begin(
        decimal price,
        decimal quantity,
        ProrationMethod method = ProrationMethod.Second,
        Currency? currency = null) => Begin(PlanOf("basic", price, method, currency ?? Currency.Usd), quantity);

    private static Subscription Begin(Plan plan, decimal quantity) => Subscription.Begin(new SubscriptionTerms
    {
        Id = SubscriptionId.Of("sub-1"),
        Customer = CustomerId.Of("customer"),
        Plan = PlanTerms.Of(plan),
        Start = Start,
        Quantity = quantity,
    });

    private static Plan PlanOf(string key, decimal price, ProrationMethod method, Currency currency) => new()
    {
        Key = key,
        Currency = currency,
        Period = Every.Month,
        Semantics = new PlanSemantics { Proration = method },
        Charges = [new RecurringCharge { Amount = price }],
    };
}
