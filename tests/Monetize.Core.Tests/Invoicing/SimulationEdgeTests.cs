using Monetize.Invoicing;
using Monetize.Metering;
using Monetize.Monetary;
using Monetize.Rating;

namespace Monetize.Tests.Invoicing;

/// <summary>Which customers a simulation keeps, and what it refuses.</summary>
public sealed class SimulationEdgeTests
{
    private static readonly CompiledPlan Ten = Compiled("pro", 10m, 0.01m);

    private static readonly CompiledPlan Twenty = Compiled("pro", 20m, 0.01m, version: 2);

    [Fact]
    public void Report_MoreChangesThanAreKept_KeepsTheLargestAndOfEqualOnesTheFirst()
    {
        var simulation = new PriceSimulation([Ten], [Ten], largest: 2);
        foreach (var (customer, change) in new[] { ("d", 5m), ("a", 3m), ("c", 5m), ("b", 5m), ("e", 4m) })
        {
            simulation.Add(CustomerId.Of(customer), "pro", CouponLife.Usd(10m), CouponLife.Usd(10m + change));
            simulation.Add(CustomerId.Of(customer), "pro", CouponLife.Usd(10m), CouponLife.Usd(10m - change));
        }

        var report = simulation.Report();

        report.LargestIncreases.Select(change => $"{change.Customer} {change.Change}").Should().Equal(
            "b USD 5.00", "c USD 5.00");
        report.LargestDecreases.Select(change => $"{change.Customer} {change.Change}").Should().Equal(
            "b USD -5.00", "c USD -5.00");
    }

    [Fact]
    public void Report_OneCustomerOnTwoPlans_StandsByPlan()
    {
        var simulation = new PriceSimulation([Ten], [Ten]);
        simulation.Add(CustomerId.Of("a"), "two", CouponLife.Usd(1m), CouponLife.Usd(2m));
        simulation.Add(CustomerId.Of("a"), "one", CouponLife.Usd(1m), CouponLife.Usd(2m));

        simulation.Report().LargestIncreases.Select(change => change.Plan).Should().Equal("one", "two");
    }

    [Fact]
    public void Report_NothingKept_StillCounts()
    {
        var simulation = new PriceSimulation([Ten], [Twenty], largest: 0);
        simulation.Add(CustomerId.Of("a"), "pro", new PlanUsage());

        simulation.Report().Revenue.Single().CustomersUp.Should().Be(1);
        simulation.Report().LargestIncreases.Should().BeEmpty();
        FluentActions.Invoking(() => new PriceSimulation([Ten], [Twenty], largest: -1))
            .Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Report_SeveralCurrencies_ComeByTheirCode()
    {
        var simulation = new PriceSimulation([], []);
        foreach (var currency in new[] { Currency.Usd, Currency.Eur, Currency.Usd })
        {
            simulation.Add(CustomerId.Of("a"), "pro", Money.Of(1m, currency), Money.Of(3m, currency));
        }

        simulation.Report().Revenue.Select(sum => sum.ToString()).Should().Equal(
            "EUR 1.00 to EUR 3.00; 1 up, 0 down, 0 same", "USD 2.00 to USD 6.00; 2 up, 0 down, 0 same");
        simulation.Report().Revenue[1].Change.Should().Be(CouponLife.Usd(4m));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Plan_OfTwoVersions_IsTheLaterOne(bool laterFirst)
    {
        CompiledPlan[] plans = laterFirst ? [Twenty, Ten] : [Ten, Twenty];
        var simulation = new PriceSimulation(plans, [Ten]);
        simulation.Add(CustomerId.Of("a"), simulation.Plan("pro", "words"), 100m);

        simulation.Report().Revenue.Single().ToString().Should().Be("USD 21.00 to USD 11.00; 0 up, 1 down, 0 same");
    }

    [Fact]
    public void Add_QuantitiesOfOtherMeters_AreTakenInTheOrderOfThePlan()
    {
        var simulation = new PriceSimulation([Ten], [Ten]);
        var plan = simulation.Plan("pro", "calls", "words");
        simulation.Add(CustomerId.Of("a"), plan, 100m, 1m);

        simulation.Report().Revenue.Single().Before.Should().Be(CouponLife.Usd(10m + 2m + 0.01m));
        plan.Meters.Should().Be(2);
        FluentActions.Invoking(() => simulation.Add(CustomerId.Of("a"), plan, 1m))
            .Should().Throw<ArgumentException>().WithMessage("Give one quantity for each meter.");
    }

    [Fact]
    public void Add_TwoCurrencies_IsRefused()
    {
        var simulation = new PriceSimulation([Ten], [Compiled("pro", 10m, 0.01m, currency: "EUR")]);

        FluentActions.Invoking(() => simulation.Add(CustomerId.Of("a"), "pro", new PlanUsage()))
            .Should().Throw<ArgumentException>().WithMessage("Plan pro is in USD and then in EUR.");
        FluentActions.Invoking(() => simulation.Plan("pro"))
            .Should().Throw<ArgumentException>().WithMessage("Plan pro is in USD and then in EUR.");
        FluentActions.Invoking(() => simulation.Add(
            CustomerId.Of("a"), "pro", CouponLife.Usd(1m), Money.Of(1m, Currency.Eur)))
            .Should().Throw<CurrencyMismatchException>();
        FluentActions.Invoking(() => simulation.Add(CustomerId.Of("a"), "other", new PlanUsage()))
            .Should().Throw<ArgumentException>().WithMessage("There is no plan other before; customers need one on*");
    }

    [Fact]
    public void Plan_OfAPriceThatReadsRecords_IsRefused()
    {
        var plan = RatingEngine.Compile(new Plan
        {
            Key = "pro",
            Currency = Currency.Usd,
            Period = Every.Month,
            Charges =
            [
                new UsageCharge { Meter = BillingLife.Words, Price = Price.PerUnit(1m), Bucket = UsageBucket.Day },
            ],
        });

        FluentActions.Invoking(() => new PriceSimulation([plan], [plan]).Plan("pro", "words"))
            .Should().Throw<ArgumentException>().WithMessage("The price of words reads more than a quantity; *");
    }

    [Theory]
    [InlineData(0, 25)]
    [InlineData(1_000, 25)]
    [InlineData(2_500, 30)]
    [InlineData(9_000, 30)]
    public void Add_BetweenBoundsOfChargeAndPlan_CostsWithinThem(int words, int total)
    {
        var plan = RatingEngine.Compile(new Plan
        {
            Key = "pro",
            Currency = Currency.Usd,
            Period = Every.Month,
            Minimum = 25m,
            Maximum = 30m,
            Charges =
            [
                new OneTimeCharge { Amount = 4m },
                new RecurringCharge { Amount = 6m },
                new UsageCharge
                {
                    Meter = BillingLife.Words,
                    Price = Price.PerUnit(0.01m),
                    Minimum = 5m,
                    Maximum = 21m,
                },
            ],
        });
        var simulation = new PriceSimulation([plan], [plan]);
        simulation.Add(CustomerId.Of("a"), simulation.Plan("pro", "words"), words);

        simulation.Report().Revenue.Single().Before.Should().Be(CouponLife.Usd(total));
    }

    private static CompiledPlan Compiled(
        string key, decimal fee, decimal price, int version = 1, string currency = "USD")
    {
        var plan = new Plan
        {
            Key = key,
            Version = version,
            Currency = Currency.Of(currency),
            Period = Every.Month,
            Charges =
            [
                new RecurringCharge { Amount = fee },
                new UsageCharge { Meter = BillingLife.Words, Price = Price.PerUnit(price) },
                new UsageCharge { Meter = BillingLife.Calls, Price = Price.PerUnit(0.02m) },
            ],
        };
        return RatingEngine.Compile(plan);
    }
}
