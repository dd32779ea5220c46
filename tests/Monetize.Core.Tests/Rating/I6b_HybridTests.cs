using Monetize.Rating;
using Monetize.Testing;
using Monetize.Tests.Generators;
using Monetize.Tests.Monetary;
using Monetize.Tests.Oracles;

namespace Monetize.Tests.Rating;

/// <summary>
/// I6b: within the included quantity a hybrid plan costs exactly its base, beyond it the base and the price of the
/// rest. An overage price is not touched while usage stays within an allowance, its flat fees neither.
/// </summary>
public sealed class I6b_HybridTests
{
    [Theory]
    [MemberData(nameof(Seeds.KindsOfQuantity), MemberType = typeof(Seeds))]
    public void Rate_WithinTheIncludedQuantity_CostsExactlyTheBase(PriceKind kind) =>
        Seeds.All(FigureRange.Everyday, some =>
        {
            var hybrid = Hybrid.Of(some, kind);
            return hybrid.Within().All(quantity => hybrid.Exact(quantity) == hybrid.Base);
        });

    [Theory]
    [MemberData(nameof(Seeds.KindsOfQuantity), MemberType = typeof(Seeds))]
    public void Rate_BeyondTheIncludedQuantity_CostsTheBaseAndThePriceOfTheRest(PriceKind kind) =>
        Seeds.All(FigureRange.Everyday, some =>
        {
            var hybrid = Hybrid.Of(some, kind);
            var beyond = Math.Max(some.Quantity(hybrid.Overage), 0.000000001m);
            return (NaivePrice.Of(hybrid.Overage, beyond) + hybrid.Base).Is(hybrid.Exact(hybrid.Included + beyond));
        });

    [Theory]
    [InlineData(0, "49")]
    [InlineData(49_999, "49")]
    [InlineData(50_000, "49")]
    [InlineData(50_001, "49.0005")]
    [InlineData(75_000, "61.50")]
    public void Rate_HybridExample_CostsWhatThePriceListSays(int calls, string expected) =>
        new Hybrid(49m, 50_000m, Price.PerUnit(0.0005m)).Exact(calls).Should().Be(Figures.Read(expected));

    private sealed record Hybrid(decimal Base, decimal Included, Price Overage)
    {
        public static Hybrid Of(CatalogGenerator some, PriceKind kind)
        {
            var monthly = ((FlatPrice)some.Price(PriceKind.Flat)).Amount;
            return new Hybrid(monthly, Math.Max(0.5m, some.Quantity(some.Price())), some.Price(kind));
        }

        public IEnumerable<decimal> Within() => new[]
        {
            0m, 0.000000001m, decimal.Round(Included / 2m, 9), Included - 1m, Included - 0.000000001m, Included,
        }.Where(quantity => quantity >= 0m && quantity <= Included);

        public decimal Exact(decimal quantity)
        {
            var meter = Meter.Sum("calls", Unit.Call);
            var plan = Plan.Create("hybrid", Currency.Usd, Every.Month).Recurring(Base)
                .Includes(meter, Included).Overage.At(Overage)
                .Build();
            return RatingEngine.Compile(plan).Rate((meter, quantity)).Lines.Sum(line => line.Exact);
        }
    }
}
