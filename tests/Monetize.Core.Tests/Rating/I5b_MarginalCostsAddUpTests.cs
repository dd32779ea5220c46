using FsCheck;
using FsCheck.Fluent;
using Monetize.Rating;
using Monetize.Tests.Monetary;

namespace Monetize.Tests.Rating;

/// <summary>
/// I5b: the marginal costs of any sequence add up to the price of its sum, less what is owed without any use.
/// </summary>
public sealed class I5b_MarginalCostsAddUpTests
{
    [Fact]
    public void Marginal_AnySequence_AddsUpToThePriceOfItsSum() =>
        Prop.ForAll(Sequences().ToArbitrary(), q =>
        {
            var price = RatingEngine.Compile(q.Price);
            var (sum, soFar) = Walk(q.Steps, price.Marginal);
            return sum.Is((BigDecimal)price.Total(soFar) - price.Total(0m));
        }).Check(RatingGenerators.Cases);

    [Fact]
    public void Marginal_AnySequenceWithAnIncludedQuantity_AddsUpToThePriceOfItsSum() =>
        Prop.ForAll(Sequences().ToArbitrary(), RatingGenerators.Scaled(10_000, 2).ToArbitrary(), (q, included) =>
        {
            var charge = RatingEngine.Compile(new Plan
            {
                Key = "any",
                Currency = Currency.Usd,
                Period = Every.Month,
                Charges = [new UsageCharge { Meter = Meter.Sum("m", Unit.Call), Included = included, Price = q.Price }],
            }).FindUsage("m")!;
            var (sum, soFar) = Walk(q.Steps, charge.Marginal);
            return sum.Is((BigDecimal)charge.Total(soFar) - charge.Total(0m));
        }).Check(RatingGenerators.Cases);

    private static Gen<(Price Price, decimal[] Steps)> Sequences() =>
        from price in RatingGenerators.Ordinary
        from count in Gen.Choose(0, 12)
        from steps in RatingGenerators.Near(price, RatingGenerators.Scaled(1_000_000, 6)).ArrayOf(count)
        select (price, steps);

    private static (BigDecimal Sum, decimal SoFar) Walk(decimal[] steps, Func<decimal, decimal, decimal> marginal)
    {
        BigDecimal sum = 0m;
        var soFar = 0m;
        foreach (var step in steps)
        {
            sum += marginal(soFar, step);
            soFar += step;
        }

        return (sum, soFar);
    }
}
