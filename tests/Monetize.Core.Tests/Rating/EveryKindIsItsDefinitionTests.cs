using Monetize.Rating;
using Monetize.Testing;
using Monetize.Tests.Generators;
using Monetize.Tests.Oracles;

namespace Monetize.Tests.Rating;

/// <summary>Every kind of price, and every charge around one, gives what its definition gives without limits.</summary>
public sealed class EveryKindIsItsDefinitionTests
{
    [Theory]
    [MemberData(nameof(Seeds.Kinds), MemberType = typeof(Seeds))]
    public void Total_OfAQuantity_IsTheDefinition(PriceKind kind)
    {
        var verdicts = new Verdicts();

        Seeds.All(FigureRange.Everyday, some =>
        {
            var price = some.Price(kind);
            var quantity = some.Quantity(price);
            return verdicts.Agree(
                () => NaivePrice.Of(price, quantity), () => RatingEngine.Compile(price).Total(quantity));
        });

        verdicts.NotExact.Should().Be(0, "a decimal holds what everyday figures give");
        verdicts.Held.Should().BeGreaterThan(700);
    }

    [Theory]
    [MemberData(nameof(Seeds.Kinds), MemberType = typeof(Seeds))]
    public void Total_OfTheRecordsOfAPeriod_IsTheDefinitionOfTheCharge(PriceKind kind)
    {
        var verdicts = new Verdicts();

        Seeds.All(FigureRange.Everyday, some =>
        {
            var usage = new ChargeCase(some, kind);
            var items = usage.Items();
            return verdicts.Agree(
                () => NaiveCharge.Of(usage.Charge, usage.Semantics, items), () => usage.Compiled.Total(items));
        });

        verdicts.Held.Should().BeGreaterThan(500);
    }

    [Theory]
    [MemberData(nameof(Seeds.KindsOfQuantity), MemberType = typeof(Seeds))]
    public void Total_WithWhatTheLastPeriodLeft_IsTheDefinitionForEitherSign(PriceKind kind)
    {
        var verdicts = new Verdicts();

        Seeds.All(FigureRange.Everyday, some =>
        {
            var usage = new ChargeCase(some, kind);
            var quantity = some.Quantity(usage.Charge) * (some.Seed % 3 == 0 ? -1m : 1m);
            var carried = some.Seed % 2 == 0 ? 0m : some.Quantity(usage.Charge);
            return verdicts.Agree(
                () => NaiveCharge.Of(usage.Charge, usage.Semantics, quantity, carried),
                () => usage.Compiled.Total(quantity, carried));
        });

        verdicts.Held.Should().BeGreaterThan(700);
    }

    [Theory]
    [MemberData(nameof(Seeds.Kinds), MemberType = typeof(Seeds))]
    public void Rate_OfAnything_GivesTheTotalThatTotalGives(PriceKind kind)
    {
        var verdicts = new Verdicts();

        Seeds.All(FigureRange.Any, some =>
        {
            var usage = new ChargeCase(some, kind);
            var items = usage.Items();
            return verdicts.Agree(
                () => NaiveCharge.Of(usage.Charge, usage.Semantics, items),
                () =>
                {
                    _ = usage.Compiled.Rate(items, out var total);
                    return total;
                });
        });

        verdicts.Held.Should().BeGreaterThan(400);
    }
}
