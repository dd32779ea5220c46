using FsCheck;
using FsCheck.Fluent;
using Monetize.Monetary;
using Monetize.Tests.Monetary;

namespace Monetize.Tests.Monetary;

/// <summary>Pins the layout of decimal in memory: a runtime that changed it must fail here and not in a bill.</summary>
public sealed class DecimalBitsTests
{
    private static readonly Config Cases = Config.QuickThrowOnFailure.WithMaxTest(5000);

    [Fact]
    public void Of_AnyDecimal_HasTheBitsThatGetBitsTells() =>
        Prop.ForAll(Amounts.Any.ToArbitrary(), value =>
        {
            var bits = decimal.GetBits(value);
            var low = ((ulong)(uint)bits[1] << 32) | (uint)bits[0];
            return DecimalBits.Of(value) == new DecimalBits(bits[3], (uint)bits[2], low)
                && DecimalBits.Of(value).Scale == value.Scale;
        }).Check(Cases);

    [Fact]
    public void TryCompose_AnyMantissaAndScale_IsThatDecimal() =>
        Prop.ForAll(Amounts.Any.ToArbitrary(), value =>
        {
            var bits = decimal.GetBits(value);
            var mantissa = new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
            var expected = new decimal(bits[0], bits[1], bits[2], isNegative: false, value.Scale);
            return DecimalBits.TryCompose(mantissa, value.Scale, out var composed)
                && decimal.GetBits(composed).SequenceEqual(decimal.GetBits(expected));
        }).Check(Cases);

    [Fact]
    public void TryCompose_AtTheEndOf96Bits_HoldsTheLastAndNoMore()
    {
        var limit = UInt128.One << 96;

        DecimalBits.TryCompose(limit - 1, 0, out var last).Should().BeTrue();
        last.Should().Be(decimal.MaxValue);
        DecimalBits.TryCompose(limit, 0, out _).Should().BeFalse();
        DecimalBits.TryCompose(UInt128.MaxValue, 28, out _).Should().BeFalse();
    }

    [Theory]
    [InlineData("0", true)]
    [InlineData("9223372036854775807", true)]
    [InlineData("9223372036854775808", false)]
    [InlineData("922337203685477.5807", true)]
    [InlineData("922337203685477.5808", false)]
    [InlineData("18446744073709551616", false)]
    [InlineData("-0.0", false)]
    [InlineData("-1", false)]
    public void IsSmall_AtTheEndOf63Bits_IsForNumbersWithoutSignBelow(string value, bool isSmall) =>
        DecimalBits.Of(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture))
            .IsSmall.Should().Be(isSmall);
}
