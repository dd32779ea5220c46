using Monetize.Metering;

namespace Monetize.Tests.Metering;

public sealed class MeterTests
{
    [Fact]
    public void Create_EachAggregation_HasKeyUnitAndAggregation()
    {
        var meters = new[]
        {
            Meter.Sum("m", Unit.Word),
            Meter.Count("m", Unit.Word),
            Meter.Max("m", Unit.Word),
            Meter.Last("m", Unit.Word),
        };

        meters.Select(meter => meter.Aggregation).Should().Equal(
            Aggregation.Sum, Aggregation.Count, Aggregation.Max, Aggregation.Last);
        meters.Should().OnlyContain(meter => meter.Key == "m" && meter.Unit == Unit.Word && meter.Dimensions.IsEmpty);
        meters.Should().OnlyHaveUniqueItems();
        meters[0].ToString().Should().Be("m");
    }

    [Fact]
    public void Equals_TheSameFigures_IsTrueWhoeverMadeThem()
    {
        var one = Meter.Sum("words", Unit.Of("page")).WithDimensions("region", "model");
        var other = Meter.Sum("words", Unit.Of("page")).WithDimensions("region", "model");

        one.Should().Be(other);
        one.GetHashCode().Should().Be(other.GetHashCode());
    }

    [Fact]
    public void Equals_AnyOtherFigure_IsFalse()
    {
        var meter = Meter.Sum("words", Unit.Word).WithDimensions("region");
        Meter[] others =
        [
            meter with { Key = "Words" },
            meter with { Unit = Unit.Token },
            meter with { Aggregation = Aggregation.Max },
            meter.WithDimensions(),
            meter.WithDimensions("region", "model"),
        ];

        others.Should().NotContain(meter);
    }

    [Fact]
    public void WithDimensions_Again_ReplacesThemInACopy()
    {
        var meter = Meter.Sum("words", Unit.Word).WithDimensions("region");

        meter.WithDimensions("model").Dimensions.Should().Equal("model");
        meter.Dimensions.Should().Equal("region");
    }

    [Fact]
    public void Create_Nothing_Throws()
    {
        var noKey = () => Meter.Sum(null!, Unit.Word);
        var noUnit = () => Meter.Max("m", null!);

        noKey.Should().Throw<ArgumentNullException>();
        noUnit.Should().Throw<ArgumentNullException>();
    }
}
