using System.Numerics;
using Monetize.Metering;
using Monetize.Monetary;
using Monetize.Rating;
using Monetize.Testing;
using Monetize.Tests.Generators;
using Monetize.Tests.Monetary;
using Monetize.Tests.Oracles;

namespace Monetize.Tests.Rating;

/// <summary>
/// I1 over plans of every kind of charge: lines, those of minimum and maximum too, are whole minor units and add up to
/// the total, which is that of the definition.
/// </summary>
public sealed class I1_EveryKindTests
{
    [Fact]
    public void Rate_AnyPlan_LinesAddUpToTheBoundedTotal()
    {
        var rated = 0;
        var bounded = 0;

        Seeds.All(FigureRange.Everyday, some =>
        {
            var (plan, items) = Usage(some);
            RatedStatement statement;
            try
            {
                statement = Rate(plan, items);
            }
            catch (RatingException refusal)
            {
                return Assert.Throws<NaiveRefusal>(() => _ = NaiveStatement.Total(plan, items)).Code == refusal.Code;
            }
            catch (NotExactException)
            {
                // Rare, and said: what I4 is about.
                return true;
            }

            rated++;
            if (statement.Lines.Any(line => line.Kind is LineKind.Maximum or LineKind.Minimum)) bounded++;
            var total = Minor(statement.Total);
            return statement.Lines.Aggregate(BigInteger.Zero, (sum, line) => sum + Minor(line.Amount)) == total
                && NaiveStatement.Total(plan, items) == total
                && statement.Lines.All(IsWhole);
        }, cases: 2_000);

        rated.Should().BeGreaterThan(1_000);
        bounded.Should().BeGreaterThan(300);
    }

    /// <summary>The price of its buckets together has 29 digits.</summary>
    [Fact]
    public void Rate_PlanThatComesToNoDecimal_IsRefused()
    {
        var (plan, items) = Usage(new CatalogGenerator(946298866, FigureRange.Everyday));

        FluentActions.Invoking(() => Rate(plan, items)).Should().Throw<NotExactException>()
            .WithMessage("7811428700793.5559854669591064 plus 125662964069.3599920000000000 has no *");
    }

    private static (Plan Plan, Dictionary<string, UsageItem[]> Items) Usage(CatalogGenerator some)
    {
        var plan = some.Plan();
        var compiled = RatingEngine.Compile(plan);
        return (plan, plan.Charges.OfType<UsageCharge>().ToDictionary(
            charge => charge.Meter.Key, charge => Items(compiled.FindUsage(charge.Meter.Key)!, some)));
    }

    private static RatedStatement Rate(Plan plan, Dictionary<string, UsageItem[]> items)
    {
        var usage = new PlanUsage();
        foreach (var (meter, all) in items)
        {
            foreach (var item in all) usage.Add(meter, item);
        }

        return RatingEngine.Compile(plan).Rate(usage);
    }

    private static BigInteger Minor(Money money) =>
        ((BigDecimal)money.Amount).RoundToMinor(money.Currency.MinorUnits ?? 0);

    private static bool IsWhole(RatedLine line) =>
        line.Amount.Round() == line.Amount
        && ExactDecimal.Add(line.Amount.Amount, line.Residue) == line.Exact
        && line.Kind switch
        {
            LineKind.Maximum => line.Amount.Amount < 0m && line.Quantity == 1m,
            LineKind.Minimum => line.Amount.Amount > 0m && line.Quantity == 1m,
            _ => line.Charge is not null,
        };

    private static UsageItem[] Items(CompiledUsageCharge charge, CatalogGenerator some)
    {
        var collector = new UsageCollector(
            charge.Charge.Meter, ChargeCase.November, charge.Reads, charge.Charge.Bucket);
        foreach (var record in some.Records(charge.Charge, ChargeCase.November)) collector.Add(record);
        return [.. collector.Items()];
    }
}
