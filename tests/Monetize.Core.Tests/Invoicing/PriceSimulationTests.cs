using Monetize.Invoicing;
using Monetize.Rating;

namespace Monetize.Tests.Invoicing;

public sealed class PriceSimulationTests
{
    [Fact]
    public void Add_ByQuantities_IsWhatTheStatementsSay() => InvoiceGenerator.All(some =>
    {
        var (before, after) = (Plan(some, 49m), Plan(some, some.Pick(49m, 39m, 59m)));
        var fast = new PriceSimulation([before], [after], largest: 3);
        var slow = new PriceSimulation([before], [after], largest: 3);
        var plan = fast.Plan("pro", "calls", "words");
        for (var i = 0; i < 20; i++)
        {
            var customer = CustomerId.Of($"c-{some.Below(1_000)}-{i}");
            var (words, calls) = ((decimal)some.Below(3_000), (decimal)some.Below(3_000));
            fast.Add(customer, plan, calls, words);
            slow.Add(customer, "pro", new PlanUsage().Add(BillingLife.Words, words).Add(BillingLife.Calls, calls));
        }

        return fast.Report() == slow.Report();
    });

    [Fact]
    public void Report_CustomersInAnyOrder_IsTheSame() => InvoiceGenerator.All(some =>
    {
        var (before, after) = (Plan(some, 49m), Plan(some, 49m));
        var customers = Enumerable.Range(0, 30).Select(i => (Id: $"c-{i}", Words: (decimal)some.Below(3_000))).ToList();
        return Run(before, after, customers) == Run(before, after, some.Shuffled(customers));
    });

    [Fact]
    public void Report_UpDownAndSame_AreCountedAndTheLargestComeFirst()
    {
        var before = RatingEngine.Compile(Monetize.Plan.Create("pro", Currency.Usd, Every.Month)
            .Recurring(10m).Usage(BillingLife.Words).PerUnit(0.01m).Build());
        var after = RatingEngine.Compile(Monetize.Plan.Create("pro", Currency.Usd, Every.Month)
            .Recurring(5m).Usage(BillingLife.Words).PerUnit(0.02m).Build());

        var report = Run(before, after, [("a", 0m), ("b", 500m), ("c", 1_000m), ("d", 2_000m), ("e", 100m)]);

        report.Revenue.Should().Equal(new RevenueComparison(
            Money.Of(86m, Currency.Usd), Money.Of(97m, Currency.Usd), 2, 2, 1));
        report.LargestIncreases.Select(change => change.ToString())
            .Should().Equal("d on pro: USD 30.00 to USD 45.00", "c on pro: USD 20.00 to USD 25.00");
        report.LargestDecreases.Select(change => change.ToString())
            .Should().Equal("a on pro: USD 10.00 to USD 5.00", "e on pro: USD 11.00 to USD 7.00");
    }

    [Fact]
    public void Add_PlanThatOneSideLacks_IsRefused() =>
        FluentActions.Invoking(() => new PriceSimulation([Simple("pro", Currency.Usd)], []).Plan("pro"))
            .Should().Throw<ArgumentException>().WithMessage("There is no plan pro after*");

    [Fact]
    public void Plan_InTwoCurrencies_IsRefused()
    {
        var simulation = new PriceSimulation([Simple("pro", Currency.Usd)], [Simple("pro", Currency.Eur)]);

        FluentActions.Invoking(() => simulation.Plan("pro")).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Plan_MeterThatIsNotPriced_IsRefused()
    {
        var simulation = new PriceSimulation([Simple("pro", Currency.Usd)], [Simple("pro", Currency.Usd)]);

        FluentActions.Invoking(() => simulation.Plan("pro", "words")).Should().Throw<RatingException>();
    }

    private static SimulationReport Run(
        CompiledPlan before, CompiledPlan after, IEnumerable<(string Id, decimal Words)> customers)
    {
        var simulation = new PriceSimulation([before], [after]);
        var plan = simulation.Plan("pro", "words");
        foreach (var (id, words) in customers) simulation.Add(CustomerId.Of(id), plan, words);
        return simulation.Report();
    }

    private static CompiledPlan Simple(string key, Currency currency) =>
        RatingEngine.Compile(Monetize.Plan.Create(key, currency, Every.Month).Recurring(10m).Build());

    private static CompiledPlan Plan(InvoiceGenerator some, decimal fee) => RatingEngine.Compile(new Plan
    {
        Key = "pro",
        Currency = Currency.Usd,
        Period = Every.Month,
        Minimum = some.Chance(30) ? 60m : null,
        Maximum = some.Chance(30) ? 70m : null,
        Charges =
        [
            new RecurringCharge { Amount = fee },
            new UsageCharge
            {
                Meter = BillingLife.Words,
                Price = Price.PerUnit(some.Pick(0.01m, 0.0123m)),
                Maximum = some.Chance(50) ? 15m : null,
            },
            new UsageCharge
            {
                Meter = BillingLife.Calls,
                Included = some.Pick(0m, 500m),
                Price = Price.PerUnit(0.0035m),
                Minimum = some.Chance(50) ? 3m : null,
            },
        ],
    });
}
