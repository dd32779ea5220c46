using Monetize.Rating;
using Monetize.Testing;
using Monetize.Tests.Generators;
using Monetize.Tests.Oracles;

namespace Monetize.Tests.Rating;

/// <summary>
/// I4 over every kind of price and all that goes around one: with quantities to 10^18 with 9 decimals and prices to 12
/// decimals, each result is the one of unbounded integers, or a typed error.
/// </summary>
public sealed class I4_EveryKindTests
{
    [Theory]
    [MemberData(nameof(Seeds.Kinds), MemberType = typeof(Seeds))]
    public void Total_ExtremeFigures_IsTheDefinitionOrNotExact(PriceKind kind)
    {
        var verdicts = new Verdicts();

        Seeds.All(FigureRange.Extreme, some =>
        {
            var price = some.Price(kind);
            var quantity = some.Quantity(price);
            return verdicts.Agree(
                () => NaivePrice.Of(price, quantity), () => RatingEngine.Compile(price).Total(quantity));
        }, cases: 2_000);

        // The generator reaches both sides of the limit; without this, either half could be empty.
        verdicts.Held.Should().BeGreaterThan(300);
        if (kind is not (PriceKind.Flat or PriceKind.Stairstep)) verdicts.NotExact.Should().BeGreaterThan(20);
    }

    [Theory]
    [MemberData(nameof(Seeds.Kinds), MemberType = typeof(Seeds))]
    public void Total_ExtremeFiguresAroundAPrice_IsTheDefinitionOrNotExact(PriceKind kind)
    {
        var verdicts = new Verdicts();

        Seeds.All(FigureRange.Extreme, some =>
        {
            var usage = new ChargeCase(some, kind);
            var items = usage.Items();
            return verdicts.Agree(
                () => NaiveCharge.Of(usage.Charge, usage.Semantics, items), () => usage.Compiled.Total(items));
        }, cases: 2_000);

        verdicts.Held.Should().BeGreaterThan(300);
    }
}
