using FsCheck;
using FsCheck.Fluent;
using Monetize.Monetary;
using Monetize.Rating;
using Monetize.Tests.Monetary;
using Monetize.Tests.Oracles;

namespace Monetize.Tests.Rating;

/// <summary>
/// I4: every result is the one of unbounded integers, or a typed error: quantities to 10^18 with 9 decimals, prices to
/// 12 decimals.
/// </summary>
public sealed class I4_NoSilentOverflowTests
{
    private static readonly Config Cases = Config.QuickThrowOnFailure.WithMaxTest(5000);

    [Fact]
    public void Total_ExtremeFigures_IsTheOracleOrNotExact()
    {
        var held = 0;
        var refused = 0;
        Prop.ForAll(RatingGenerators.ExtremeUsage.ToArbitrary(), usage =>
        {
            var exact = NaivePrice.Of(usage.Price, usage.Quantity);
            try
            {
                var total = RatingEngine.Compile(usage.Price).Total(usage.Quantity);
                held++;
                return exact.Is(total);
            }
            catch (NotExactException refusal)
            {
                refused++;
                return refusal.Code.Id == "MON1301";
            }
        }).Check(Cases);

        // The generator reaches both sides of the limit; without this, either half could be empty.
        held.Should().BeGreaterThan(500);
        refused.Should().BeGreaterThan(50);
    }

    [Fact]
    public void Total_OrdinaryFigures_IsTheOracleAndNeverRefused() =>
        Prop.ForAll(RatingGenerators.OrdinaryUsage.ToArbitrary(), usage =>
            NaivePrice.Of(usage.Price, usage.Quantity).Is(RatingEngine.Compile(usage.Price).Total(usage.Quantity)))
            .Check(Cases);

    [Fact]
    public void Total_PerUnit_IsRefusedOnlyWhereNoDecimalHoldsTheAmount() =>
        Prop.ForAll(
            RatingGenerators.Long(9).ToArbitrary(),
            RatingGenerators.Long(12).ToArbitrary(),
            (quantity, unitPrice) =>
            {
                var exact = (BigDecimal)quantity * unitPrice;
                try
                {
                    return exact.Is(RatingEngine.Compile(Price.PerUnit(unitPrice)).Total(quantity));
                }
                catch (NotExactException)
                {
                    return !exact.FitsDecimal;
                }
            }).Check(Cases);

    [Fact]
    public void Total_ProductThatDecimalRoundsSilently_IsRefused()
    {
        var price = RatingEngine.Compile(Price.PerUnit(0.123456789012m));
        var rate = () => price.Total(1_000_000_000_000_000_000.123456789m);

        rate.Should().Throw<NotExactException>().Which.Code.Id.Should().Be("MON1301");
    }

    [Fact]
    public void Total_AmountAboveTheLargestDecimal_IsRefused()
    {
        var price = RatingEngine.Compile(Price.PerUnit(1_000_000_000_000m));
        var rate = () => price.Total(1_000_000_000_000_000_000m);

        rate.Should().Throw<NotExactException>();
    }

    [Fact]
    public void Total_TierTotalThatNoDecimalHolds_IsRefusedOnlyAboveThatTier()
    {
        // The first tier, once complete, would cost 10^18 x 10^12.
        var price = RatingEngine.Compile(Price.Graduated(
            Tier.UpTo(1_000_000_000_000_000_000m, 1_000_000_000_000m),
            Tier.Beyond(0m)));
        var above = () => price.Total(1_000_000_000_000_000_001m);

        price.Total(2m).Should().Be(2_000_000_000_000m);
        above.Should().Throw<NotExactException>();
    }
}
