using Monetize.Catalogs;
using Monetize.Metering;
using Monetize.Rating;

namespace Monetize.Tests.Rating;

/// <summary>What all compiled prices have in common, shown on one of each kind.</summary>
public sealed class CompiledPriceTests
{
    private static readonly Tier[] Tiers = [Tier.UpTo(10m, 3m), Tier.UpTo(20m, 2m), Tier.Beyond(1m)];

    public static TheoryData<Price, int> Kinds { get; } = new()
    {
        { Price.Flat(15m), 1 },
        { Price.PerUnit(0.5m), 1 },
        { Price.Package(10m, 5m), 2 },
        { Price.Package(10m, 5m, freeUnits: 3m), 2 },
        { Price.Graduated(Tiers), 3 },
        { Price.Volume(Tiers), 1 },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Price_AnyKind_IsTheOneThatWasCompiled(Price price, int maxParts)
    {
        var compiled = RatingEngine.Compile(price);

        compiled.Price.Should().BeSameAs(price);
        compiled.MaxParts.Should().Be(maxParts);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Total_NegativeQuantity_ThrowsWithItsCode(Price price, int maxParts)
    {
        var compiled = RatingEngine.Compile(price);
        var parts = new RatedPart[maxParts];
        var total = () => compiled.Total(-0.000000001m);
        var rate = () => compiled.Rate(-1m, parts, out _);
        var totals = () => compiled.Totals([1m, -1m], new decimal[2]);
        var more = () => compiled.Marginal(5m, -1m);
        var before = () => compiled.Marginal(-1m, 5m);

        foreach (var action in new Func<object>[] { () => total(), () => rate(), () => more(), () => before() })
        {
            action.Should().Throw<RatingException>().Which.Code.Id.Should().Be("MON1201");
        }

        totals.Should().Throw<RatingException>().WithMessage("The quantity is -1; give 0 or more.");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Total_NegativeZero_CostsWhatZeroCosts(Price price, int maxParts)
    {
        var compiled = RatingEngine.Compile(price);

        compiled.Total(-0.0m).Should().Be(compiled.Total(0m));
        compiled.Rate(-0.0m, new RatedPart[maxParts], out var total).Should().BeGreaterThan(0);
        total.Should().Be(compiled.Total(0m));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Rate_WithMaxParts_HasRoomAtEveryQuantity(Price price, int maxParts)
    {
        var compiled = RatingEngine.Compile(price);
        foreach (var quantity in new[] { 0m, 1m, 10m, 10.5m, 20m, 21m, 1_000_000m })
        {
            compiled.Rate(quantity, new RatedPart[maxParts], out _).Should().BeInRange(1, maxParts);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Rate_OneEntryTooFew_ThrowsAndSaysHowManyToGive(Price price, int maxParts)
    {
        var compiled = RatingEngine.Compile(price);
        var needed = compiled.Rate(1_000m, new RatedPart[maxParts], out _);
        var exact = () => compiled.Rate(1_000m, new RatedPart[needed], out _);
        var rate = () => compiled.Rate(1_000m, new RatedPart[needed - 1], out _);

        exact.Should().NotThrow();
        rate.Should().Throw<ArgumentException>().WithMessage(
            $"The breakdown has {needed} parts and there is room for {needed - 1}; give {maxParts}.*")
            .Which.ParamName.Should().Be("parts");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Totals_ManyQuantities_IsEachTotalInOrder(Price price, int maxParts)
    {
        var compiled = RatingEngine.Compile(price);
        decimal[] quantities = [25m, 0m, 10m, 10.5m, maxParts];
        var totals = new decimal[quantities.Length + 1];
        totals[^1] = -7m;

        compiled.Totals(quantities, totals);

        totals.SkipLast(1).Should().Equal(quantities.Select(compiled.Total));
        totals[^1].Should().Be(-7m, "what lies beyond the quantities is not touched");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Totals_NoRoomForTheLast_Throws(Price price, int maxParts)
    {
        var compiled = RatingEngine.Compile(price);
        var totals = () => compiled.Totals(new decimal[maxParts + 1], new decimal[maxParts]);

        totals.Should().Throw<ArgumentException>().Which.ParamName.Should().Be("totals");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Rate_ItemsOfAPriceOfOneQuantity_IsThatOfTheirSum(Price price, int maxParts)
    {
        var compiled = RatingEngine.Compile(price);
        var parts = new RatedPart[maxParts];
        var count = compiled.Rate(21.5m, parts, out var expected);
        UsageItem[] items = [new(20m), new(1.5m)];

        compiled.Total(items).Should().Be(expected);
        compiled.Rate(items, out var total).Should().Equal(parts.Take(count));
        total.Should().Be(expected);
    }

    [Fact]
    public void Totals_Nothing_DoesNothing()
    {
        var totals = () => RatingEngine.Compile(Price.Flat(1m)).Totals([], []);

        totals.Should().NotThrow();
    }

    [Fact]
    public void Marginal_AcrossABound_CostsThePriceOfAllLessTheOneBefore()
    {
        var graduated = RatingEngine.Compile(Price.Graduated(Tiers));
        var volume = RatingEngine.Compile(Price.Volume(Tiers));

        graduated.Marginal(9m, 2m).Should().Be(5m);
        graduated.Marginal(0m, 0m).Should().Be(0m);
        volume.Marginal(9m, 1m).Should().Be(3m);
        volume.Marginal(10m, 1m).Should().Be(-8m, "11 x 2 is less than 10 x 3");
    }

    [Fact]
    public void Compile_Nothing_Throws()
    {
        var price = () => RatingEngine.Compile((Price)null!);
        var plan = () => RatingEngine.Compile((Plan)null!);

        price.Should().Throw<ArgumentNullException>().WithParameterName("price");
        plan.Should().Throw<ArgumentNullException>().WithParameterName("plan");
    }

    [Fact]
    public void Compile_InvalidPriceOrPlan_IsRefused()
    {
        var price = () => RatingEngine.Compile(Price.PerUnit(-1m));
        var plan = () => RatingEngine.Compile(new Plan { Key = "not a key", Currency = Currency.Usd });

        price.Should().Throw<CatalogException>();
        plan.Should().Throw<CatalogException>();
    }
}
