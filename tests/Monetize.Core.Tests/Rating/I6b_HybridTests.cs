using FsCheck;
using FsCheck.Fluent;
using Monetize.Rating;
using Monetize.Tests.Monetary;
using Monetize.Tests.Oracles;

namespace Monetize.Tests.Rating;

/// <summary>
/// I6b: within the included quantity a hybrid plan costs exactly its base, beyond it the base and the price of the rest.
/// </summary>
public sealed class I6b_HybridTests
{
    [Fact]
    public void Rate_WithinTheIncludedQuantity_CostsTheBase() =>
        Prop.ForAll(Hybrids().ToArbitrary(), q =>
            Within(q.Included).All(quantity => Exact(q, quantity) == q.Base)).Check(RatingGenerators.Cases);

    [Fact]
    public void Rate_BeyondTheIncludedQuantity_CostsTheBaseAndThePriceOfTheRest() =>
        Prop.ForAll(Hybrids().ToArbitrary(), q =>
            q.Beyond == 0m || (NaivePrice.Of(q.Price, q.Beyond) + q.Base).Is(Exact(q, q.Included + q.Beyond)))
            .Check(RatingGenerators.Cases);

    [Theory]
    [InlineData(0, "49")]
    [InlineData(49_999, "49")]
    [InlineData(50_000, "49")]
    [InlineData(50_001, "49.0005")]
    [InlineData(75_000, "61.50")]
    public void Rate_HybridExample_CostsWhatThePriceListSays(int calls, string expected) =>
        Exact(new Hybrid(49m, 50_000m, Price.PerUnit(0.0005m), 0m), calls).Should().Be(Figures.Read(expected));

    private static IEnumerable<decimal> Within(decimal included) =>
        new[] { 0m, included / 2m, included - 1m, included }.Where(quantity => quantity >= 0m);

    private static decimal Exact(Hybrid hybrid, decimal quantity)
    {
        var meter = Meter.Sum("calls", Unit.Call);
        var plan = Plan.Create("hybrid", Currency.Usd, Every.Month).Recurring(hybrid.Base)
            .Includes(meter, hybrid.Included).Overage.At(hybrid.Price)
            .Build();
        var statement = RatingEngine.Compile(plan).Rate(new Dictionary<string, decimal> { ["calls"] = quantity });
        return statement.Lines.Sum(line => line.Exact);
    }

    private static Gen<Hybrid> Hybrids() =>
        from usage in RatingGenerators.OrdinaryUsage
        from monthly in RatingGenerators.Scaled(100_000, 2)
        from included in Gen.OneOf(Gen.Elements(0.5m, 1m), RatingGenerators.Scaled(100_000, 3).Select(units => units + 1m))
        select new Hybrid(monthly, included, usage.Price, usage.Quantity);

    private sealed record Hybrid(decimal Base, decimal Included, Price Price, decimal Beyond);
}
