using Monetize.Monetary;
using Monetize.Rating;

namespace Monetize.Tests.Rating;

public sealed class TierAmountTests
{
    private const decimal Least = 0.0000000000000000000000000001m;

    [Fact]
    public void Graduated_WithATierOfMorePackagesThanADecimalHolds_IsRatedUpToThere()
    {
        var price = RatingEngine.Compile(Price.Graduated(
            Tier.UpTo(1m, 2m) with { PackageSize = 0.5m },
            Tier.UpTo(100m, 1m) with { PackageSize = Least },
            Tier.Beyond(1m)));

        var beyond = () => price.Total(101m);

        price.Total(1m).Should().Be(4m);
        beyond.Should().Throw<NotExactException>();
    }
}
