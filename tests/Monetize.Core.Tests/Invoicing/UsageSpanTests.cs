using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Rating;
using Monetize.Subscriptions;

namespace Monetize.Tests.Invoicing;

/// <summary>All usage of a plan version in a period is one quantity, whatever is between its stretches.</summary>
public sealed class UsageSpanTests
{
    private static readonly Meter Storage = Meter.WeightedSum("storage", Unit.Gigabyte);

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly CompiledPlan Basic = Compiled("basic");
    private static readonly CompiledPlan Pro = Compiled("pro");

    private static readonly Subscription Subscription = Subscription.Begin(new SubscriptionTerms
    {
        Id = SubscriptionId.Of("sub-1"),
        Customer = CustomerId.Of("customer"),
        Plan = PlanTerms.Of(Basic.Plan),
        Start = Start,
    });

    private static readonly Subscription Paused =
        Subscription.Pause(Start.AddDays(10)).Subscription.Resume(Start.AddDays(20)).Subscription;

    private static readonly Subscription Returned = Subscription.ChangePlan(Pro.Plan, Start.AddDays(10)).Subscription
        .ChangePlan(Basic.Plan, Start.AddDays(20)).Subscription;

    [Fact]
    public void Usage_AroundAPause_HasTheAllowanceOnce()
    {
        var usage = Used(Paused, Words(2, 800m), Words(15, 5_000m), Words(25, 700m));

        // 1,500 words, 1,000 included, the flat fee of the first tier once.
        Lines(Paused, usage).Should().Equal("words 1500 USD 10.00");
    }

    [Fact]
    public void Usage_OfALevelThatLasts_IsWhatItIsForTheTimeThatCounts()
    {
        var level = Level(-40, 31m);

        Used(Subscription, level).Single().Usage.QuantityOf("storage").Should().Be(31m);
        Used(Paused, level).Single().Usage.QuantityOf("storage").Should().Be(21m);
        Used(Returned, level).Select(span => span.Usage.QuantityOf("storage")).Should().Equal(21m, 10m);
    }

    [Fact]
    public void Usage_OfALevelThatChangesInAPause_CountsFromItsEnd() =>
        Used(Paused, Level(0, 31m), Level(15, 31m)).Single().Usage.QuantityOf("storage").Should().Be(10m + 22m);

    [Fact]
    public void Usage_OfAPlanThatIsReturnedTo_IsPricedOnceBesideTheOther()
    {
        var usage = Used(Returned, Words(2, 800m), Words(15, 1_200m), Words(25, 700m));

        Lines(Returned, usage).Should().Equal("words 1500 USD 10.00", "words 1200 USD 7.00");
        usage.Select(span => span.Span.Stretches.Count).Should().Equal(2, 1);
    }

    [Fact]
    public void Records_OfALine_AreThoseOfItsStretches()
    {
        var line = Invoice(Paused, Used(Paused, Words(2, 1_800m))).Lines.First(line => line.Usage is not null);

        line.Usage.ToString().Should().Be(
            "records of customer on words in [2026-01-01T00:00:00Z, 2026-01-11T00:00:00Z) and "
            + "[2026-01-21T00:00:00Z, 2026-02-01T00:00:00Z)");
    }

    private static ValueArray<SpanUsage> Used(Subscription subscription, params UsageRecord[] records) =>
        SubscriptionInvoicing.UsageNeeded(subscription, Cycle(subscription))
            .Select(span => new SpanUsage
            {
                Span = span,
                Usage = PlanUsage.Collect(
                    span.Plan == PlanVersion.Of(Pro.Plan) ? Pro : Basic, span.Whole, span.Stretches, records),
            })
            .ToValueArray();

    private static IEnumerable<string> Lines(Subscription subscription, ValueArray<SpanUsage> usage) =>
        Invoice(subscription, usage).Lines.Where(line => line.Usage is { Meter: "words" })
            .Select(line => FormattableString.Invariant($"{line.Description} {line.Quantity} {line.Amount}"));

    private static Invoice Invoice(Subscription subscription, ValueArray<SpanUsage> usage) =>
        InvoiceCalculator.Calculate(SubscriptionInvoicing.Request(new DueInvoice
        {
            Due = Cycle(subscription),
            Subscription = subscription,
            Plans = [Basic, Pro],
            Usage = usage,
        }));

    private static DueItem Cycle(Subscription subscription) =>
        subscription.Due(Start, Start.AddDays(31)).Single(due => due.Kind == DueKind.Cycle);

    private static UsageRecord Words(int day, decimal quantity) => Record(BillingLife.Words, day, quantity);

    private static UsageRecord Level(int day, decimal change) => Record(Storage, day, change);

    private static UsageRecord Record(Meter meter, int day, decimal quantity) => new()
    {
        Key = IdempotencyKey.Of(FormattableString.Invariant($"{meter.Key}-{day}")),
        Customer = CustomerId.Of("customer"),
        Meter = meter.Key,
        Quantity = quantity,
        Time = Start.AddDays(day),
    };

    private static CompiledPlan Compiled(string key) => RatingEngine.Compile(new Plan
    {
        Key = key,
        Currency = Currency.Usd,
        Period = Every.Month,
        Charges =
        [
            new UsageCharge
            {
                Meter = BillingLife.Words,
                Included = 1_000m,
                Price = new GraduatedPrice
                {
                    Tiers = [Tier.UpTo(2_000m, 0.01m) with { FlatFee = 5m }, Tier.Beyond(1m)],
                },
            },
            new UsageCharge { Meter = Storage, Price = Price.PerUnit(0.10m) },
        ],
    });
}
