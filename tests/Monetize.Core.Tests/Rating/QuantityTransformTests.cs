using FsCheck;
using FsCheck.Fluent;
using Monetize.Monetary;
using Monetize.Rating;
using Monetize.Testing;
using Monetize.Tests.Generators;
using Monetize.Tests.Monetary;
using Monetize.Tests.Oracles;

namespace Monetize.Tests.Rating;

/// <summary>Divide, then round up, down or half at any digit, then at least the minimum quantity.</summary>
public sealed class QuantityTransformTests
{
    private static readonly Meter Bytes = Meter.Sum("bytes", Unit.Byte);

    public static TheoryData<RoundingMode> Modes => [.. Enum.GetValues<RoundingMode>()];

    [Theory]
    [MemberData(nameof(Modes))]
    public void Units_AnyQuantityFactorAndDigit_AreThoseOfIntegers(RoundingMode mode)
    {
        var held = 0;
        Prop.ForAll(Transforms(mode).ToArbitrary(), q =>
        {
            var charge = new UsageCharge { Meter = Bytes, Transform = q.Transform, Price = Price.PerUnit(1m) };
            try
            {
                var units = BilledUnits.Of(charge, q.Quantity);
                held++;
                return NaiveCharge.Transformed(q.Transform, q.Quantity).Is(units);
            }
            catch (NotExactException)
            {
                return !NaiveCharge.Transformed(q.Transform, q.Quantity).FitsDecimal;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

        held.Should().BeGreaterThan(1_000);
    }

    [Fact]
    public void Units_WithoutRounding_AreExactOrRefused() => Seeds.All(FigureRange.Extreme, some =>
    {
        var transform = new QuantityTransform { Factor = Math.Max(0.000000001m, some.Quantity(Price.PerUnit(1m))) };
        var quantity = some.Quantity(Price.PerUnit(1m));
        var verdicts = new Verdicts();
        return verdicts.Agree(
            () => NaiveCharge.Transformed(transform, quantity),
            () => BilledUnits.Of(new UsageCharge { Meter = Bytes, Transform = transform }, quantity));
    });

    [Theory]
    [InlineData("7400", "1000", RoundingMode.Up, 0, "8")]
    [InlineData("7000", "1000", RoundingMode.Up, 0, "7")]
    [InlineData("7000.000000001", "1000", RoundingMode.Up, 0, "8")]
    [InlineData("7999", "1000", RoundingMode.Down, 0, "7")]
    [InlineData("7499", "1000", RoundingMode.HalfAwayFromZero, 0, "7")]
    [InlineData("7500", "1000", RoundingMode.HalfAwayFromZero, 0, "8")]
    [InlineData("6500", "1000", RoundingMode.HalfEven, 0, "6")]
    [InlineData("7500", "1000", RoundingMode.HalfEven, 0, "8")]
    [InlineData("6500.1", "1000", RoundingMode.HalfEven, 0, "7")]
    [InlineData("1", "3", RoundingMode.Down, 2, "0.33")]
    [InlineData("1", "3", RoundingMode.Up, 2, "0.34")]
    [InlineData("2", "3", RoundingMode.HalfAwayFromZero, 9, "0.666666667")]
    [InlineData("149", "1", RoundingMode.HalfAwayFromZero, -2, "100")]
    [InlineData("150", "1", RoundingMode.HalfAwayFromZero, -2, "200")]
    [InlineData("101", "1", RoundingMode.Up, -2, "200")]
    [InlineData("199", "1", RoundingMode.Down, -2, "100")]
    [InlineData("0", "1000", RoundingMode.Up, 0, "0")]
    [InlineData("1", "0.001", RoundingMode.Up, 0, "1000")]
    public void Units_AroundAHalfAndAWhole_AreRoundedAsNamed(
        string quantity, string factor, RoundingMode mode, int digits, string expected)
    {
        var transform = new QuantityTransform { Factor = Figures.Read(factor), Rounding = mode, Digits = digits };

        BilledUnits.Of(new UsageCharge { Meter = Bytes, Transform = transform }, Figures.Read(quantity))
            .Should().Be(Figures.Read(expected));
    }

    [Fact]
    public void Units_ThirdsWithoutRounding_AreRefused()
    {
        var charge = new UsageCharge { Meter = Bytes, Transform = new QuantityTransform { Factor = 3m } };
        var units = () => BilledUnits.Of(charge, 1m);

        units.Should().Throw<NotExactException>().WithMessage("1 over 3 *");
        BilledUnits.Of(charge, 6m).Should().Be(2m);
    }

    [Theory]
    [InlineData("9", "10")]
    [InlineData("10", "10")]
    [InlineData("11", "11")]
    [InlineData("0", "10")]
    public void Units_AroundTheMinimumQuantity_AreAtLeastIt(string quantity, string expected) =>
        BilledUnits.Of(new UsageCharge { Meter = Bytes, MinimumQuantity = 10m }, Figures.Read(quantity))
            .Should().Be(Figures.Read(expected));

    [Fact]
    public void Total_TransformThenMinimumThenAllowance_InThisOrder()
    {
        var charge = ChargeCase.Compile(new UsageCharge
        {
            Meter = Bytes,
            Transform = new QuantityTransform { Factor = 1_000m, Rounding = RoundingMode.Up },
            MinimumQuantity = 5m,
            Included = 3m,
            Price = Price.PerUnit(2m),
        });

        charge.Total(100m).Should().Be(4m, "1 is at least 5, less 3, at 2 each");
        charge.Total(5_001m).Should().Be(6m, "6 less 3, at 2 each");
        charge.Total(5_001m, carriedOver: 2m).Should().Be(2m);
        charge.Total(5_001m, carriedOver: 3m).Should().Be(0m);
    }

    private static Gen<(QuantityTransform Transform, decimal Quantity)> Transforms(RoundingMode mode) =>
        from quantity in RatingGenerators.Long(9)
        from factor in Gen.OneOf(
            Gen.Elements(1m, 2m, 3m, 7m, 60m, 1_000m, 1_024m, 0.001m), RatingGenerators.Long(9))
        from isHalf in Gen.Elements(true, false)
        from digits in Gen.Choose(-2, 9)
        let divisor = factor == 0m ? 1m : factor
        select (
            new QuantityTransform { Factor = divisor, Rounding = mode, Digits = digits },
            isHalf && divisor < 1_000_000m ? decimal.Floor(quantity % 1_000m) * divisor / 2m : quantity);
}
