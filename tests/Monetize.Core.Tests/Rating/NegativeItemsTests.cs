using Monetize.Catalogs;
using Monetize.Collections;
using Monetize.Errors;
using Monetize.Metering;
using Monetize.Rating;
using Monetize.Testing;
using Monetize.Tests.Generators;
using Monetize.Tests.Monetary;
using Monetize.Tests.Oracles;

namespace Monetize.Tests.Rating;

/// <summary>What a plan says of negative quantities counts for prices that read items too.</summary>
public sealed class NegativeItemsTests
{
    private static readonly Meter Calls = Meter.Sum("m", Unit.Call).WithDimensions("region");

    private static readonly Price Regions = new MatrixPrice
    {
        Dimensions = ["region"],
        Cells =
        [
            Cell("eu", Price.PerUnit(2m)),
            Cell("us", Price.Graduated(Tier.UpTo(5m, 1m, 10m), Tier.Beyond(0.5m))),
        ],
        Otherwise = null,
    };

    /// <summary>The records add up to -3 in Europe; 6 calls in the USA cost 10 + 5 x 1 + 1 x 0.5.</summary>
    [Theory]
    [InlineData(NegativeQuantity.Zero, "15.5")]
    [InlineData(NegativeQuantity.Mirrored, "9.5")]
    public void Matrix_ACellBelowZero_CostsWhatThePlanSays(NegativeQuantity rule, string expected)
    {
        UsageItem[] items = [In("eu", 4m), In("us", 6m), In("eu", -7m)];

        var parts = Compile(Regions, rule).Rate(items, out var total);

        total.Should().Be(Figures.Read(expected));
        parts.Sum(part => part.Amount).Should().Be(total);
        Compile(Regions, rule).Total(items).Should().Be(total);
    }

    [Theory]
    [InlineData(NegativeQuantity.Zero, "0")]
    [InlineData(NegativeQuantity.Mirrored, "-12")]
    public void Matrix_AFlatFeeBelowZero_GoesBackOrIsNotOwed(NegativeQuantity rule, string expected)
    {
        var parts = Compile(Regions, rule).Rate([In("us", -2m)], out var total);

        total.Should().Be(Figures.Read(expected));
        parts.Sum(part => part.Amount).Should().Be(total);
    }

    [Theory]
    [InlineData(NegativeQuantity.Zero, "0")]
    [InlineData(NegativeQuantity.Mirrored, "-4.5")]
    public void Dynamic_ASumBelowZero_CostsWhatThePlanSays(NegativeQuantity rule, string expected)
    {
        UsageItem[] items = [new(1m, 2m), new(1m, -5m)];
        var charge = Compile(Price.Dynamic(1.5m), rule);

        var parts = charge.Rate(items, out var total);

        total.Should().Be(Figures.Read(expected));
        parts.Single().Amount.Should().Be(total);
        charge.Total(items).Should().Be(total);
    }

    [Fact]
    public void Items_BelowZero_AreRefusedByDefault()
    {
        foreach (var price in new[] { Regions, Price.Dynamic() })
        {
            var charge = Compile(price, NegativeQuantity.Refused);

            charge.Invoking(refusing => refusing.Total([In("eu", -1m)])).Should().Throw<RatingException>()
                .Which.Code.Should().Be(ErrorCodes.QuantityBelowZero);
            charge.Invoking(refusing => refusing.Rate([In("eu", -1m)], out _)).Should().Throw<RatingException>()
                .Which.Code.Should().Be(ErrorCodes.QuantityBelowZero);
        }
    }

    /// <summary>What counts as 0 is still no usage of a cell that has no price.</summary>
    [Fact]
    public void Matrix_ACellWithoutAPriceBelowZero_IsRefused()
    {
        var charge = Compile(Regions, NegativeQuantity.Zero);

        charge.Invoking(refusing => refusing.Total([In("jp", -1m)])).Should().Throw<RatingException>()
            .Which.Code.Should().Be(ErrorCodes.UnpricedCell);
        charge.Invoking(refusing => refusing.Rate([In("jp", -1m)], out _)).Should().Throw<RatingException>();
    }

    [Theory]
    [InlineData(NegativeQuantity.Zero)]
    [InlineData(NegativeQuantity.Mirrored)]
    public void Percentage_WithAnotherRule_IsAFault(NegativeQuantity rule)
    {
        var compile = () => Compile(Price.Percentage(2.5m), rule);

        var fault = compile.Should().Throw<CatalogException>().Which.Faults.Should().ContainSingle().Which;
        fault.Code.Should().Be(ErrorCodes.DoesNotGoTogether);
        fault.Path.Should().EndWith("charges[0]/price");
    }

    /// <summary>Corrections of all sizes, some of them larger than what they correct.</summary>
    [Theory]
    [InlineData(PriceKind.Matrix)]
    [InlineData(PriceKind.Dynamic)]
    public void Items_WithCorrections_CostTheirDefinition(PriceKind kind)
    {
        var verdicts = new Verdicts();
        Seeds.All(FigureRange.Everyday, some =>
        {
            var usage = new ChargeCase(some, kind);
            var items = usage.Items().Select((item, i) => (int)(some.Seed % 3) == i % 3
                ? item
                : new UsageItem(-item.Quantity, -item.Amount, item.Dimensions)).ToArray();
            RatedPart[] parts = [];
            return verdicts.Agree(
                    () => NaiveCharge.Of(usage.Charge, usage.Semantics, items), () => usage.Compiled.Total(items))
                && verdicts.Agree(
                    () => NaiveCharge.Of(usage.Charge, usage.Semantics, items),
                    () =>
                    {
                        parts = usage.Compiled.Rate(items, out var total);
                        return total;
                    })
                && (parts.Length == 0 || NaivePrice.Sum(parts.Select(part => (BigDecimal)part.Amount))
                    .Is(NaiveCharge.Of(usage.Charge, usage.Semantics, items)));
        });

        verdicts.Held.Should().BeGreaterThan(500);
    }

    private static MatrixCell Cell(string region, Price price) =>
        new() { Match = default(ValueMap).With("region", region), Price = price };

    private static UsageItem In(string region, decimal quantity) =>
        new(quantity, dimensions: default(ValueMap).With("region", region));

    private static CompiledUsageCharge Compile(Price price, NegativeQuantity rule) => ChargeCase.Compile(
        new UsageCharge { Meter = Calls, Price = price }, new PlanSemantics { NegativeQuantity = rule });
}
