using Monetize.Monetary;
using Monetize.Rating;

namespace Monetize.Tests.Rating;

/// <summary>The last figure that the integers serve and the first that the decimals do, limit by limit.</summary>
public sealed class LinearTiersTests
{
    [Theory]
    [InlineData("9223372036854775807", "1", true)]
    [InlineData("9223372036854775808", "1", false)]
    [InlineData("9223372036.854775807", "1", true)]
    [InlineData("9223372036.854775808", "1", false)]
    [InlineData("1", "9223372036854775807", true)]
    [InlineData("1", "9223372036854775808", false)]
    [InlineData("1", "0.0000000000000000000000000001", true)]
    [InlineData("0.1", "0.0000000000000000000000000001", false)]
    [InlineData("0.0000000000000001", "0.000000000001", true)]
    [InlineData("0.00000000000000001", "0.000000000001", false)]
    [InlineData("0.1000000000000000000", "0.000000001", false)]
    [InlineData("0.100000000000000000", "0.000000001", true)]
    [InlineData("9223372036854775807", "8589934592", true)]
    [InlineData("9223372036854775807", "8589934593", false)]
    [InlineData("0.0", "1", true)]
    [InlineData("-0.0", "1", false)]
    public void TryTotalByIntegers_OneTierAtALimit_ServesUpToIt(string quantity, string unitPrice, bool served) =>
        new LinearTiers([new LinearTier(0m, 0m, Figures.Read(unitPrice), 0m)])
            .TryTotalByIntegers(Figures.Read(quantity), out _, out _).Should().Be(served);

    [Theory]
    [InlineData("9223372036854775807", "1", "0", "0", true)]
    [InlineData("9223372036854775808", "1", "0", "0", false)]
    [InlineData("0.1", "0.000000000000000001", "0", "0", true)]
    [InlineData("0.00000000000001", "0.000000000000001", "0", "0", false)]
    [InlineData("0.00000000000001", "0.00000000000001", "0", "0", true)]
    [InlineData("10", "1", "79228162514264337593543950335", "0", true)]
    [InlineData("10", "0.0000000001", "8507059173023461586584365185", "0", true)]
    [InlineData("10", "0.0000000001", "8507059173023461586584365186", "0", false)]
    [InlineData("10", "1", "0", "9223372036854775807", true)]
    [InlineData("10", "1", "0", "9223372036854775808", false)]
    public void TryTotalByIntegers_TwoTiersAtALimit_CompilesUpToIt(
        string bound, string unitPrice, string fee, string offset, bool served) =>
        new LinearTiers(
        [
            new LinearTier(Figures.Read(bound), 0m, Figures.Read(unitPrice), 0m),
            new LinearTier(0m, Figures.Read(offset), 1m, Figures.Read(fee)),
        ]).TryTotalByIntegers(0m, out _, out _).Should().Be(served);

    [Fact]
    public void TryTotalByIntegers_TrailingZeros_CostNoRoom()
    {
        var tiers = new LinearTiers([new LinearTier(0m, 0m, 1.0000000000000000000000000000m, 0m)]);

        tiers.TryTotalByIntegers(1.5m, out var total, out _).Should().BeTrue();
        total.Should().Be(1.5m);
    }

    [Fact]
    public void Total_CoarseQuantityLiftedBeyond63Bits_FallsBack()
    {
        var tiers = TwoTiers(0.000000001m, 0m);

        tiers.TryTotalByIntegers(9_223_372_036m, out _, out _).Should().BeTrue();
        tiers.TryTotalByIntegers(9_223_372_037m, out _, out _).Should().BeFalse();
        tiers.Total(9_223_372_037m, out var tier).Should().Be(9_223_372_037m);
        tier.Should().Be(1);
    }

    [Fact]
    public void Total_FineQuantityWithALargeFixedPart_FallsBack()
    {
        var served = TwoTiers(1m, 9_223_372_036_854_775_807m);
        var refused = TwoTiers(1m, 9_223_372_036_854_775_808m);

        served.TryTotalByIntegers(1.5m, out var fast, out _).Should().BeTrue();
        fast.Should().Be(9_223_372_036_854_775_808.5m);
        refused.TryTotalByIntegers(1.5m, out _, out _).Should().BeFalse();
        refused.TryTotalByIntegers(2m, out _, out _).Should().BeTrue();
        refused.Total(1.5m).Should().Be(9_223_372_036_854_775_809.5m);
    }

    [Fact]
    public void Total_FineQuantityWithOneLargeFixedPart_FallsBackInEachTier()
    {
        var tiers = new LinearTiers(
            [new LinearTier(1m, 0m, 1m, 0m), new LinearTier(0m, 1m, 1m, 36_893_488_147_419_103_232m)]);

        tiers.TryTotalByIntegers(0.5m, out _, out _).Should().BeFalse();
        tiers.Total(0.5m).Should().Be(0.5m);
        tiers.Total(1.5m).Should().Be(36_893_488_147_419_103_232.5m);
    }

    [Fact]
    public void Total_FixedPartBeyond128BitsAtTheScaleOfThePrice_FallsBack()
    {
        var tiers = new LinearTiers([new LinearTier(0m, 0m, 0.0000000000000000000000000001m, decimal.MaxValue)]);

        tiers.TryTotalByIntegers(0m, out _, out _).Should().BeFalse();
        tiers.Total(0m).Should().Be(decimal.MaxValue);
    }

    [Fact]
    public void Total_BoundOf19MoreDigitsThanTheQuantity_FallsBack()
    {
        var tiers = new LinearTiers(
            [new LinearTier(0.1000000000000000001m, 0m, 1m, 0m), new LinearTier(0m, 0m, 2m, 0m)]);

        tiers.TryTotalByIntegers(5m, out _, out _).Should().BeFalse();
        tiers.TryTotalByIntegers(0.5m, out _, out _).Should().BeTrue();
        tiers.Total(5m).Should().Be(10m);
    }

    [Fact]
    public void TotalByDecimals_TierWithAnOffset_PricesWhatLiesAboveIt()
    {
        var tiers = new LinearTiers([new LinearTier(5m, 0m, 2m, 0m), new LinearTier(0m, 5m, 3m, 10m)]);

        tiers.TotalByDecimals(5m, out var first).Should().Be(10m);
        tiers.TotalByDecimals(7.5m, out var second).Should().Be(17.5m);
        (first, second).Should().Be((0, 1));
    }

    [Fact]
    public void Total_RunningTotalThatNoDecimalHolds_IsRefusedOnlyInItsTier()
    {
        var tiers = new LinearTiers([new LinearTier(5m, 0m, 2m, 0m), new LinearTier(0m, 5m, 1m, null)]);
        var above = () => tiers.Total(5.1m);

        tiers.TryTotalByIntegers(5m, out _, out _).Should().BeFalse();
        tiers.Total(5m).Should().Be(10m);
        above.Should().Throw<NotExactException>().WithMessage("*quantity 5.1*");
    }

    [Fact]
    public void Total_DifferenceThatDecimalRoundsSilently_IsRefused()
    {
        // Less 0.25 the quantity has 30 digits; decimal would drop two of them and go on.
        var tiers = new LinearTiers([new LinearTier(0.25m, 0m, 0m, 0m), new LinearTier(0m, 0.25m, 0.1m, 0m)]);
        var rate = () => tiers.Total(9_999_999_999_999_999_999_999_999_999m);

        rate.Should().Throw<NotExactException>();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(18)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(100)]
    public void Total_AnyNumberOfTiers_FindsTheTierOnBothPaths(int count)
    {
        var tiers = new LinearTiers(
            [.. Enumerable.Range(1, count).Select(i => new LinearTier(i * 10m, 0m, 0m, i))]);

        for (var bound = 10m; bound < count * 10m; bound += 10m)
        {
            AssertTier(tiers, bound - 1m, bound / 10m);
            AssertTier(tiers, bound, bound / 10m);
            AssertTier(tiers, bound + 0.00m, bound / 10m);
            AssertTier(tiers, bound + 0.000000001m, (bound / 10m) + 1m);
            AssertTier(tiers, bound + 1m, (bound / 10m) + 1m);
        }

        AssertTier(tiers, 0m, 1m);
        AssertTier(tiers, long.MaxValue, count);
    }

    private static void AssertTier(LinearTiers tiers, decimal quantity, decimal expected)
    {
        tiers.TryTotalByIntegers(quantity, out var fast, out var fastTier).Should().BeTrue();
        var slow = tiers.TotalByDecimals(quantity, out var slowTier);
        (fast, (decimal)fastTier + 1m, slow, (decimal)slowTier + 1m)
            .Should().Be((expected, expected, expected, expected));
    }

    private static LinearTiers TwoTiers(decimal bound, decimal fee) => new(
        [new LinearTier(bound, 0m, 1m, fee), new LinearTier(0m, 0m, 1m, fee)]);
}
