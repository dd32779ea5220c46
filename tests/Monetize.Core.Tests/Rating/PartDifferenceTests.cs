using Monetize.Rating;

namespace Monetize.Tests.Rating;

public sealed class PartDifferenceTests
{
    private static readonly RatedPart First = new(0m, 10m, 10m, 2m, 1m, 21m, "a");

    [Fact]
    public void Of_SameTiers_KeepsWhatCameOnTopAndDropsWhatDidNot() =>
        PartDifference.Of(
            [First, new RatedPart(10m, 14m, 4m, 1m, 5m, 9m, "a")],
            [First, new RatedPart(10m, 11m, 1m, 1m, 5m, 6m, "a")])
            .Should().Equal(new RatedPart(11m, 14m, 3m, 1m, 0m, 3m, "a"));

    [Fact]
    public void Of_TiersThatAreNew_AreWhole() =>
        PartDifference.Of([First, new RatedPart(10m, 11m, 1m, 1m, 5m, 6m, "b")], [First])
            .Should().Equal(new RatedPart(10m, 11m, 1m, 1m, 5m, 6m, "b"));

    [Fact]
    public void Of_TiersThatAreNoLongerReached_AreTakenBack() =>
        PartDifference.Of([First], [First, new RatedPart(10m, 11m, 1m, 4m, 5m, 9m, "b")])
            .Should().Equal(new RatedPart(11m, 0m, -1m, 4m, -5m, -9m, "b"));

    [Theory]
    [InlineData("1", "2", "a")]
    [InlineData("0", "3", "a")]
    [InlineData("0", "2", "b")]
    [InlineData("0", "2", null)]
    public void Of_TierThatDiffersInBeginPriceOrLabel_IsTakenBackAndNamedAnew(string from, string price, string? label)
    {
        var other = First with { From = Figures.Read(from), UnitPrice = Figures.Read(price), Label = label };

        PartDifference.Of([First], [other]).Should().Equal(
            new RatedPart(10m, 0m, -10m, other.UnitPrice, -1m, -21m, label), First);
    }

    [Fact]
    public void Of_PartsWithOnlyOneFigure_AreKept()
    {
        RatedPart[] parts =
        [
            new(0m, 1m, 1m, 0m, 0m, 0m), new(1m, 1m, 0m, 0m, 1m, 0m), new(1m, 1m, 0m, 0m, 0m, 1m),
        ];

        PartDifference.Of(parts, []).Should().Equal(parts);
        PartDifference.Of([new RatedPart(1m, 2m, 0m, 3m, 0m, 0m)], []).Should().BeEmpty();
    }
}
