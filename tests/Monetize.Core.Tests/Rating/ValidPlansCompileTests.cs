using FsCheck;
using FsCheck.Fluent;
using Monetize.Metering;
using Monetize.Monetary;
using Monetize.Rating;
using Monetize.Tests.Generators;

namespace Monetize.Tests.Rating;

/// <summary>What the validator lets through can be rated: the total of one item, or a typed error.</summary>
public sealed class ValidPlansCompileTests
{
    [Fact]
    public void Compile_AnyValidPlan_IsReadyToRate() =>
        Prop.ForAll(CatalogGenerators.Plan.ToArbitrary(), plan => RatingEngine.Compile(plan).Plan == plan)
            .Check(RatingGenerators.Cases);

    [Fact]
    public void Rate_AnyValidPlan_GivesPartsThatAddUpToTheTotal() =>
        Prop.ForAll(CatalogGenerators.Plan.ToArbitrary(), CatalogGenerators.Quantity.ToArbitrary(), (plan, quantity) =>
            plan.Charges.OfType<UsageCharge>().All(charge => AddsUp(RatingEngine.Compile(plan), charge, quantity)))
            .Check(RatingGenerators.Cases);

    private static bool AddsUp(CompiledPlan plan, UsageCharge charge, decimal quantity)
    {
        var usage = plan.FindUsage(charge.Meter.Key)!;
        UsageItem[] items = [new(quantity), new(1m)];
        try
        {
            var parts = usage.Rate(items, out var total);
            return total == usage.Total(items)
                && parts.Aggregate(0m, (sum, part) => ExactDecimal.Add(sum, part.Amount)) == total;
        }
        catch (NotExactException)
        {
            return true;
        }
        catch (RatingException) when (charge.Price is MatrixPrice { Otherwise: null })
        {
            return true;
        }
    }
}
