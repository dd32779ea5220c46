using Monetize.Catalogs;
using Monetize.Collections;
using Monetize.Errors;
using Monetize.Metering;

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

        faults.Select(fault => fault.Code).Should().Equal(drops ? [ErrorCodes.AmountDrops] : []);
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

    [Theory]
    [InlineData("10", "5", "6.66", true)]
    [InlineData("10", "5", "6.67", false)]
    [InlineData("9", "5", "9.99", true)]
    [InlineData("9", "5", "10", false)]
    [InlineData("10", "0.3", "0.58", true)]
    [InlineData("10", "0.3", "0.59", false)]
    public void VolumePrice_InPackages_CountsTheOneThatIsStartedAboveTheBound(
        string bound, string size, string unitPrice, bool drops)
    {
        // Two packages at the bound cost 20; above it three of 5, two where 9 has not filled the second, or 34 of 0.3.
        var price = Price.Volume(
            Tier.UpTo(Number(bound), 10m) with { PackageSize = 5m },
            Tier.Beyond(Number(unitPrice)) with { PackageSize = Number(size) });

        CatalogValidator.Validate(price).Select(fault => fault.Code)
            .Should().Equal(drops ? [ErrorCodes.AmountDrops] : []);
    }

    [Theory]
    [InlineData("19.99", true)]
    [InlineData("20", false)]
    public void VolumePrice_WithACap_DropsWhereTheCapIsBelowTheAmountBefore(string cap, bool drops)
    {
        var price = Price.Volume(Tier.UpTo(10m, 2m), Tier.Beyond(2m) with { AmountCap = Number(cap) });

        var faults = CatalogValidator.Validate(price);

        faults.Select(fault => fault.Repair).Should().Equal(drops
            ? ["Use a graduated price, or raise the cap of this tier to 20 or more; keep it if the drop is wanted."]
            : []);
    }

    [Fact]
    public void VolumePrice_WithPackagesBeyondDecimal_IsComparedExactly()
    {
        const decimal Least = 0.0000000000000000000000000001m;
        var price = Price.Volume(
            Tier.UpTo(decimal.MaxValue, decimal.MaxValue) with { PackageSize = Least },
            Tier.Beyond(decimal.MaxValue) with { PackageSize = Least + Least, AmountCap = decimal.MaxValue });

        CatalogValidator.Validate(price).Single().Message.Should().EndWith(
            $"just above it falls to {decimal.MaxValue.ToString(System.Globalization.CultureInfo.InvariantCulture)}.");
    }

    [Fact]
    public void StairstepPrice_ThatDrops_SaysWhatIsMissing()
    {
        var price = Price.Stairstep(Tier.UpTo(10m, 0m, 20m), Tier.UpTo(100m, 0m, 20m), Tier.Beyond(0m, 19.5m));

        CatalogValidator.Validate(price).Single().Repair
            .Should().Be("To close the gap add 0.5 to the flat fee of this tier; keep it if the drop is wanted.");
    }

    [Theory]
    [InlineData("100", true)]
    [InlineData("100.01", false)]
    public void Rate_AboveTheWhole_IsWarnedOf(string rate, bool isUsual) =>
        CatalogValidator.Validate(Price.Percentage(Number(rate))).IsEmpty.Should().Be(isUsual);

    [Theory]
    [InlineData("0.00000000000000000000000001", true)]
    [InlineData("0.000000000000000000000000001", false)]
    public void Rate_OfManyDecimals_IsAcceptedWhereItsHundredthIsExact(string rate, bool isUsable) =>
        CatalogValidator.Validate(Price.Percentage(Number(rate))).IsEmpty.Should().Be(isUsable);

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(3_650, true)]
    [InlineData(3_651, false)]
    public void Trial_AtItsBounds_IsAcceptedWithin(int days, bool isUsable)
    {
        var plan = new Plan { Key = "pro", Currency = Currency.Usd, TrialDays = days };

        CatalogValidator.Validate(new Catalog { Plans = [plan] }).IsEmpty.Should().Be(isUsable);
    }

    [Fact]
    public void Dimension_CloseToADeclaredOne_IsAskedFor()
    {
        var calls = Meter.Sum("calls", Unit.Call).WithDimensions("region", "model");
        var build = () => Plan.Create("pro", Currency.Usd)
            .Usage(calls).Matrix("modle", m => m.Cell("large", Price.PerUnit(1m)).OtherwiseRefused())
            .Build();

        build.Should().Throw<CatalogException>().Which.Faults.Single().Repair
            .Should().EndWith("Did you mean 'model'?");
    }

    [Fact]
    public void Cells_AtTheLimit_AreAccepted()
    {
        var cells = Enumerable.Range(0, CatalogLimits.CellsPerPrice).Select(number => new MatrixCell
        {
            Match = default(ValueMap).With("region", "r" + number),
            Price = Price.PerUnit(1m),
        });
        var price = new MatrixPrice { Dimensions = ["region"], Cells = cells.ToValueArray(), Otherwise = null };

        CatalogValidator.Validate(price).Should().BeEmpty();
    }

    [Fact]
    public void FreeCell_AmongOthers_IsNoFault()
    {
        MatrixCell[] cells =
        [
            new() { Match = default(ValueMap).With("region", "eu"), Price = Price.PerUnit(0m) },
            new() { Match = default(ValueMap).With("region", "us"), Price = Price.PerUnit(1m) },
        ];
        var price = new MatrixPrice { Dimensions = ["region"], Cells = [.. cells], Otherwise = null };

        CatalogValidator.Validate(price).Should().BeEmpty();
    }

    [Fact]
    public void PartsOfACharge_ThatGoTogether_HaveNoFaults()
    {
        var thousands = new QuantityTransform { Factor = 1_000m, Rounding = RoundingMode.Up };
        var allowance = new UsageCharge
        {
            Meter = Words,
            Transform = thousands,
            Included = 5m,
            RolloverMaximum = 5m,
        };
        var hourly = new UsageCharge { Meter = Words, Bucket = UsageBucket.Hour, Minimum = 1m, Maximum = 1m };
        UsageCharge[] charges =
        [
            allowance with { Price = Price.PerUnit(1m), MinimumQuantity = 9m },
            allowance with { Limit = UsageLimit.Hard },
            hourly with { Price = Price.PerUnit(1m), Transform = thousands },
            hourly with { Price = Price.GraduatedPercentage(PercentageTier.Beyond(1m)) },
            hourly with { Price = Price.Percentage(1m), Bucket = null },
        ];

        foreach (var charge in charges)
        {
            var plan = new Plan { Key = "pro", Currency = Currency.Usd, Charges = [charge] };
            CatalogValidator.Validate(new Catalog { Meters = [Words], Plans = [plan] }).Should().BeEmpty();
        }
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
