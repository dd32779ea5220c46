using Monetize.Catalogs;
using Monetize.Errors;

namespace Monetize.Tests.Catalogs;

public sealed class CatalogValidatorTests
{
    private static readonly Meter Words = Meter.Sum("words", Unit.Word);

    [Theory]
    [InlineData("0.008", "0", true)]
    [InlineData("0.01", "0", false)]
    [InlineData("0.008", "19.99", true)]
    [InlineData("0.008", "20", false)]
    [InlineData("0.008", "20.01", false)]
    [InlineData("0.0099999999999999999999999999", "0", true)]
    public void VolumePrice_AtItsBound_WarnsExactlyWhereTheAmountDrops(string unitPrice, string flatFee, bool drops)
    {
        var price = Price.Volume(Tier.UpTo(10_000m, 0.01m), Tier.Beyond(Number(unitPrice), Number(flatFee)));

        var faults = CatalogValidator.Validate(price);

        faults.Select(fault => fault.Code).Should().Equal(drops ? [ErrorCodes.VolumeAmountDrops] : []);
    }

    [Fact]
    public void VolumePrice_ThatDrops_StatesBothAmounts()
    {
        var price = Price.Volume(Tier.UpTo(10_000m, 0.01m), Tier.Beyond(0.008m));

        var fault = CatalogValidator.Validate(price).Single();

        fault.Severity.Should().Be(FaultSeverity.Warning);
        fault.Message.Should().Be("At 10000 the amount is 100, just above it falls to 80.");
        fault.Repair.Should().Contain("add 20 to the flat fee");
    }

    [Fact]
    public void VolumePrice_WithAmountsBeyondDecimal_IsComparedExactly()
    {
        var price = Price.Volume(
            Tier.UpTo(79_228_162_514_264_337_593_543_950_334m, 79_228_162_514_264_337_593_543_950_335m),
            Tier.UpTo(decimal.MaxValue, 79_228_162_514_264_337_593_543_950_334m, 0.1m),
            Tier.Beyond(decimal.MaxValue, decimal.MaxValue));

        var fault = CatalogValidator.Validate(price).Single();

        fault.Path.Should().Be("tiers[1]");
    }

    [Fact]
    public void Tiers_InOrder_HaveNoFaults() =>
        CatalogValidator.Validate(Price.Graduated(Tier.UpTo(0.5m, 2m), Tier.UpTo(0.50001m, 1m), Tier.Beyond(0m)))
            .Should().BeEmpty();

    [Fact]
    public void Tiers_AtTheLimit_AreAccepted()
    {
        var bounded = Enumerable.Range(1, CatalogLimits.TiersPerPrice - 1).Select(bound => Tier.UpTo(bound, 1m));

        CatalogValidator.Validate(Price.Graduated([.. bounded, Tier.Beyond(1m)])).Should().BeEmpty();
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("7", true)]
    [InlineData("a.b-c_D9", true)]
    [InlineData("", false)]
    [InlineData(".a", false)]
    [InlineData("a b", false)]
    [InlineData("a/b", false)]
    [InlineData("a@2", false)]
    [InlineData("ä", false)]
    [InlineData("１", false)]
    public void Key_OfAPlan_IsAcceptedWhereWellFormed(string key, bool isUsable)
    {
        var catalog = new Catalog { Plans = [new Plan { Key = key, Currency = Currency.Usd }] };

        CatalogValidator.Validate(catalog).IsEmpty.Should().Be(isUsable);
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void Key_AtItsLength_IsAcceptedUpToTheLimit(int length, bool isUsable)
    {
        var catalog = new Catalog { Plans = [new Plan { Key = new string('k', length), Currency = Currency.Usd }] };

        CatalogValidator.Validate(catalog).IsEmpty.Should().Be(isUsable);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(1000, true)]
    [InlineData(1001, false)]
    public void Period_AtItsBounds_IsAcceptedWithin(int count, bool isUsable)
    {
        var plan = new Plan { Key = "pro", Currency = Currency.Usd, Period = Every.Months(count) };

        CatalogValidator.Validate(new Catalog { Plans = [plan] }).IsEmpty.Should().Be(isUsable);
    }

    [Fact]
    public void UnknownMeter_CloseToADeclaredOne_IsAskedFor()
    {
        var plan = Plan.Create("pro", Currency.Usd).Usage(Meter.Sum("wrods", Unit.Word)).PerUnit(1m).Build();

        var fault = CatalogValidator.Validate(new Catalog { Meters = [Words], Plans = [plan] }).Single();

        fault.Code.Should().Be(ErrorCodes.UnknownMeter);
        fault.Repair.Should().EndWith("Did you mean 'words'?");
    }

    [Fact]
    public void UnknownMeter_UnlikeAnyDeclaredOne_IsNotGuessed()
    {
        var plan = Plan.Create("pro", Currency.Usd).Usage(Meter.Sum("storage", Unit.Gigabyte)).PerUnit(1m).Build();

        var fault = CatalogValidator.Validate(new Catalog { Meters = [Words], Plans = [plan] }).Single();

        fault.Repair.Should().NotContain("Did you mean");
    }

    [Fact]
    public void Builder_WithSeveralErrors_ThrowsThemAllAtOnce()
    {
        var build = () => Plan.Create("pro plan", Currency.Usd)
            .Version(0)
            .Recurring(-49m)
            .Usage(Words).Graduated(t => t.UpTo(10m, -0.01m).UpTo(5m, 0.01m).Beyond(0.01m))
            .Build();

        build.Should().Throw<CatalogException>().Which.Faults.Select(fault => fault.Code.Id).Should().Equal(
            "MON1101", "MON1112", "MON1104", "MON1111", "MON1104", "MON0105");
    }

    [Fact]
    public void Catalog_OfPlansWithTwoDefinitionsOfOneMeter_IsRefusedOnce()
    {
        var first = Plan.Create("first", Currency.Usd).Usage(Words).PerUnit(1m).Build();
        var second = Plan.Create("second", Currency.Usd).Usage(Meter.Max("words", Unit.Word)).PerUnit(1m).Build();

        var make = () => Catalog.Of([first, second]);

        InvalidFixture.Lines(make.Should().Throw<CatalogException>().Which.Faults)
            .Should().Equal("MON1103 plans/second/charges[0]/usage");
    }

    [Fact]
    public void Catalog_OfNulls_IsRefusedWithFaults()
    {
        var make = () => Catalog.Of([null!], new Service { Key = "s", Methods = [null!] }, null!);

        make.Should().Throw<CatalogException>();
    }

    private static decimal Number(string text) =>
        decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
