using Monetize.Catalogs;
using Monetize.Metering;
using Monetize.Rating;
using Monetize.Tests.Generators;

namespace Monetize.Tests.Rating;

/// <summary>Both sides of each switch that decides what a quantity costs.</summary>
public sealed class PlanSemanticsTests
{
    private static readonly Meter Calls = Meter.Sum("calls", Unit.Call);

    [Theory]
    [InlineData(ZeroUsage.Billed, "0", "5")]
    [InlineData(ZeroUsage.Billed, "0.000000001", "5.000000001")]
    [InlineData(ZeroUsage.Free, "0", "0")]
    [InlineData(ZeroUsage.Free, "0.000000001", "5.000000001")]
    public void ZeroUsage_OfAPriceWithAFee_OwesItOrNot(ZeroUsage zero, string quantity, string expected) =>
        AssertTotal(
            new UsageCharge { Meter = Calls, Price = Price.Graduated(Tier.Beyond(1m, 5m)) },
            new PlanSemantics { ZeroUsage = zero },
            Figures.Read(quantity),
            Figures.Read(expected));

    [Theory]
    [InlineData(ZeroUsage.Billed)]
    [InlineData(ZeroUsage.Free)]
    public void ZeroUsage_WithinAnAllowance_OwesNothingEitherWay(ZeroUsage zero)
    {
        var charge = new UsageCharge { Meter = Calls, Included = 3m, Price = Price.Flat(5m) };

        AssertTotal(charge, new PlanSemantics { ZeroUsage = zero }, 0m, 0m);
        AssertTotal(charge, new PlanSemantics { ZeroUsage = zero }, 3m, 0m);
        AssertTotal(charge, new PlanSemantics { ZeroUsage = zero }, 3.000000001m, 5m);
    }

    [Fact]
    public void ZeroUsage_OfEmptyBuckets_OwesNothingForThem()
    {
        var charge = ChargeCase.Compile(
            new UsageCharge { Meter = Calls, Price = Price.Flat(5m), Bucket = UsageBucket.Day });

        charge.Total([]).Should().Be(0m);
        charge.Rate([], out _).Should().Equal(new RatedPart(0m, 0m, 0m, 0m, 0m, 0m));
    }

    [Theory]
    [InlineData(VolumeAllowance.StaysFree, 100, "0")]
    [InlineData(VolumeAllowance.StaysFree, 101, "3")]
    [InlineData(VolumeAllowance.StaysFree, 110, "30")]
    [InlineData(VolumeAllowance.StaysFree, 111, "22")]
    [InlineData(VolumeAllowance.PaidOnceExceeded, 100, "0")]
    [InlineData(VolumeAllowance.PaidOnceExceeded, 101, "303")]
    [InlineData(VolumeAllowance.PaidOnceExceeded, 110, "330")]
    [InlineData(VolumeAllowance.PaidOnceExceeded, 111, "222")]
    public void VolumeAllowance_AroundTheAllowanceAndABound_FreesTheIncludedUnitsOrNot(
        VolumeAllowance allowance, int quantity, string expected) =>
        AssertTotal(
            new UsageCharge
            {
                Meter = Calls,
                Included = 100m,
                Price = Price.Volume(Tier.UpTo(10m, 3m), Tier.Beyond(2m)),
            },
            new PlanSemantics { VolumeAllowance = allowance },
            quantity,
            Figures.Read(expected));

    [Fact]
    public void VolumeAllowance_OfAnotherKindOfPrice_ChangesNothing() =>
        AssertTotal(
            new UsageCharge { Meter = Calls, Included = 100m, Price = Price.Graduated(Tier.Beyond(2m)) },
            new PlanSemantics { VolumeAllowance = VolumeAllowance.PaidOnceExceeded },
            101m,
            2m);

    [Fact]
    public void NegativeQuantity_Refused_ThrowsWithItsCode()
    {
        var total = () => ChargeCase.Compile(Tiered(), PlanSemantics.Default).Total(-0.000000001m);

        total.Should().Throw<RatingException>().Which.Code.Id.Should().Be("MON1201");
    }

    [Theory]
    [InlineData(NegativeQuantity.Zero, "-3", "1")]
    [InlineData(NegativeQuantity.Mirrored, "-3", "-7")]
    [InlineData(NegativeQuantity.Mirrored, "-12", "-33")]
    [InlineData(NegativeQuantity.Mirrored, "12", "33")]
    [InlineData(NegativeQuantity.Mirrored, "0", "1")]
    public void NegativeQuantity_NotRefused_CostsZeroUsageOrTheMirrorImage(
        NegativeQuantity negative, string quantity, string expected) =>
        AssertTotal(
            Tiered(),
            new PlanSemantics { NegativeQuantity = negative },
            Figures.Read(quantity),
            Figures.Read(expected));

    [Fact]
    public void NegativeQuantity_Mirrored_MirrorsTheParts()
    {
        var charge = ChargeCase.Compile(Tiered(), new PlanSemantics { NegativeQuantity = NegativeQuantity.Mirrored });
        var parts = new RatedPart[charge.MaxParts];

        charge.Rate(-12m, parts, out var total).Should().Be(2);

        total.Should().Be(-33m);
        parts.Take(2).Should().Equal(
            new RatedPart(0m, -10m, -10m, 2m, -1m, -21m), new RatedPart(-10m, -12m, -2m, 1m, -10m, -12m));
    }

    private static UsageCharge Tiered() => new()
    {
        Meter = Calls,
        Price = Price.Graduated(Tier.UpTo(10m, 2m, 1m), Tier.Beyond(1m, 10m)),
    };

    private static void AssertTotal(UsageCharge charge, PlanSemantics semantics, decimal quantity, decimal expected)
    {
        var compiled = ChargeCase.Compile(charge, semantics);
        var parts = new RatedPart[compiled.MaxParts];

        compiled.Total(quantity).Should().Be(expected);
        var count = compiled.Rate(quantity, parts, out var total);
        total.Should().Be(expected);
        parts.Take(count).Sum(part => part.Amount).Should().Be(expected);
    }
}
