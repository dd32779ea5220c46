using Monetize.Catalogs;
using Monetize.Catalogs.Building;
using Monetize.Collections;
using Monetize.Metering;

namespace Monetize.Tests.Catalogs.Building;

/// <summary>The sentences of prices by step, share, cell and record, and of what stands around a price.</summary>
public sealed class PriceStageTests
{
    private static readonly Meter Tokens = Meter.Sum("tokens", Unit.Of("token"));
    private static readonly Meter Payments = Meter.Sum("payments", Unit.Of("USD"));
    private static readonly Meter Calls = Meter.Sum("calls", Unit.Call).WithDimensions("region", "model");

    [Fact]
    public void Stairstep_Steps_AreItsTiers() =>
        Build(plan => plan.Usage(Tokens).Stairstep(t => t.UpTo(10, 20m).UpTo(100, 50m).Beyond(90m))).Price
            .Should().Be(new StairstepPrice
            {
                Tiers =
                [
                    new Tier { UpToInclusive = 10m, FlatFee = 20m },
                    new Tier { UpToInclusive = 100m, FlatFee = 50m },
                    new Tier { FlatFee = 90m },
                ],
            });

    [Fact]
    public void Percentage_EachOption_IsItsFigure()
    {
        Build(plan => plan.Usage(Payments).Percentage(2.9m)).Price.Should().Be(Price.Percentage(2.9m));
        Build(plan => plan.Usage(Payments).Percentage(
            2.99m,
            fixedAmountPerRecord: 0.30m,
            freeRecords: 30,
            freeAmount: 500m,
            recordMinimum: 1.75m,
            recordMaximum: 12m)).Price.Should().Be(new PercentagePrice
            {
                RatePercent = 2.99m,
                FixedAmountPerRecord = 0.30m,
                FreeRecords = 30,
                FreeAmount = 500m,
                RecordMinimum = 1.75m,
                RecordMaximum = 12m,
            });
    }

    [Fact]
    public void GraduatedPercentage_Tiers_AreItsRates() =>
        Build(plan => plan.Usage(Payments).GraduatedPercentage(t => t.UpTo(10, 1m, 200m).UpTo(20, 2m).Beyond(3m, 400m)))
            .Price.Should().Be(Price.GraduatedPercentage(
                PercentageTier.UpTo(10m, 1m, 200m), PercentageTier.UpTo(20m, 2m), PercentageTier.Beyond(3m, 400m)));

    [Fact]
    public void Matrix_OneDimension_HasACellForEachValue() =>
        Build(plan => plan.Usage(Calls).Matrix("region", m => m
            .Cell("eu", Price.PerUnit(0.02m)).Cell("us", Price.PerUnit(0.01m)).Otherwise(Price.PerUnit(0.03m)))).Price
            .Should().Be(new MatrixPrice
            {
                Dimensions = ["region"],
                Cells =
                [
                    new MatrixCell { Match = Match(("region", "eu")), Price = Price.PerUnit(0.02m) },
                    new MatrixCell { Match = Match(("region", "us")), Price = Price.PerUnit(0.01m) },
                ],
                Otherwise = Price.PerUnit(0.03m),
            });

    [Fact]
    public void Matrix_TwoDimensions_TakesTheirValuesInOrder() =>
        Build(plan => plan.Usage(Calls).Matrix(["model", "region"], m => m
            .Cell(["large", "eu"], Price.Flat(5m)).OtherwiseRefused())).Price
            .Should().Be(new MatrixPrice
            {
                Dimensions = ["model", "region"],
                Cells =
                [
                    new MatrixCell { Match = Match(("model", "large"), ("region", "eu")), Price = Price.Flat(5m) },
                ],
                Otherwise = null,
            });

    [Fact]
    public void Dynamic_Multiplier_IsOneUnlessGiven()
    {
        Build(plan => plan.Usage(Tokens).Dynamic()).Price.Should().Be(Price.Dynamic(1m));
        Build(plan => plan.Usage(Tokens).Dynamic(1.2m)).Price.Should().Be(Price.Dynamic(1.2m));
    }

    [Fact]
    public void Tiers_WithPackagesAndCaps_SayBoth() =>
        Build(plan => plan.Usage(Tokens).Graduated(t => t
            .UpTo(1_000, 5m, packageSize: 100m, amountCap: 40m)
            .Beyond(4m, flatFee: 1m, packageSize: 50m, amountCap: 9m)))
            .Price.Should().Be(Price.Graduated(
                new Tier { UpToInclusive = 1_000m, UnitPrice = 5m, PackageSize = 100m, AmountCap = 40m },
                new Tier { UnitPrice = 4m, FlatFee = 1m, PackageSize = 50m, AmountCap = 9m }));

    [Fact]
    public void Refinements_BeforeThePrice_AreOfTheCharge()
    {
        Build(plan => plan.Usage(Tokens).Minimum(5m).Maximum(50m).AtLeast(10m).PerUnit(1m)).Should().Be(new UsageCharge
        {
            Meter = Tokens,
            Minimum = 5m,
            Maximum = 50m,
            MinimumQuantity = 10m,
            Price = Price.PerUnit(1m),
        });
        Build(plan => plan.Usage(Tokens).EachHour().PerUnit(1m)).Bucket.Should().Be(UsageBucket.Hour);
        Build(plan => plan.Usage(Tokens).EachDay().PerUnit(1m)).Bucket.Should().Be(UsageBucket.Day);
        Build(plan => plan.Usage(Tokens).DividedBy(1_000m).PerUnit(1m)).Transform
            .Should().Be(new QuantityTransform { Factor = 1_000m });
        Build(plan => plan.Usage(Tokens).DividedBy(1_000m, RoundingMode.Up).PerUnit(1m)).Transform
            .Should().Be(new QuantityTransform { Factor = 1_000m, Rounding = RoundingMode.Up });
        Build(plan => plan.Usage(Tokens).DividedBy(3m, RoundingMode.HalfEven, digits: 2).PerUnit(1m)).Transform
            .Should().Be(new QuantityTransform { Factor = 3m, Rounding = RoundingMode.HalfEven, Digits = 2 });
    }

    [Fact]
    public void Allowance_WithRollover_CarriesItOver()
    {
        Build(plan => plan.Includes(Tokens, 100).Rollover(50m).Overage.Minimum(3m).PerUnit(1m)).Should().Be(
            new UsageCharge
            {
                Meter = Tokens,
                Included = 100m,
                RolloverMaximum = 50m,
                Minimum = 3m,
                Price = Price.PerUnit(1m),
            });
        Build(plan => plan.Includes(Tokens, 100).DividedBy(1_000m, RoundingMode.Down, 1).Rollover(50m).HardLimit())
            .Should().Be(new UsageCharge
            {
                Meter = Tokens,
                Included = 100m,
                RolloverMaximum = 50m,
                Transform = new QuantityTransform { Factor = 1_000m, Rounding = RoundingMode.Down, Digits = 1 },
                Limit = UsageLimit.Hard,
            });
    }

    [Fact]
    public void AnyStage_KeptAndContinuedTwice_LeavesTheBeginningAsItWas()
    {
        var stage = Any().Usage(Calls);
        MatrixStage? cells = null;

        var bounded = Charge(stage.Minimum(1m).EachDay().DividedBy(2m).AtLeast(0m).Maximum(9m).PerUnit(1m));
        var plain = Charge(stage.PerUnit(1m));
        var first = Charge(stage.Matrix("region", m => (cells = m.Cell("eu", Price.Flat(1m))).OtherwiseRefused()));
        var second = Charge(stage.Matrix("region", _ => cells!.Cell("us", Price.Flat(2m)).Otherwise(Price.Flat(3m))));

        bounded.Minimum.Should().Be(1m);
        plain.Should().Be(new UsageCharge { Meter = Calls, Price = Price.PerUnit(1m) });
        ((MatrixPrice)first.Price!).Cells.Should().HaveCount(1);
        ((MatrixPrice)second.Price!).Cells.Should().HaveCount(2);
    }

    [Fact]
    public void Cell_WithMoreOrFewerValuesThanDimensions_Throws()
    {
        var price = Price.Flat(1m);
        var fewer = () => Any().Usage(Calls)
            .Matrix(["region", "model"], m => m.Cell("eu", price).OtherwiseRefused());
        var more = () => Any().Usage(Calls)
            .Matrix("region", m => m.Cell(["eu", "large"], price).OtherwiseRefused());

        fewer.Should().Throw<ArgumentException>()
            .WithMessage("Give a value for each of the dimensions: region, model.*");
        more.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void AnyWord_Nothing_Throws()
    {
        var price = Price.Flat(1m);
        Action[] actions =
        [
            () => Any().Usage(Tokens).Stairstep(null!),
            () => Any().Usage(Tokens).GraduatedPercentage(null!),
            () => Any().Usage(Calls).Matrix("region", null!),
            () => Any().Usage(Calls).Matrix((string)null!, m => m.OtherwiseRefused()),
            () => Any().Usage(Calls).Matrix(["region", null!], m => m.OtherwiseRefused()),
            () => Any().Usage(Calls).Matrix("region", m => m.Cell("eu", null!).OtherwiseRefused()),
            () => Any().Usage(Calls).Matrix("region", m => m.Cell((string)null!, price).OtherwiseRefused()),
            () => Any().Usage(Calls).Matrix("region", m => m.Cell("eu", price).Otherwise(null!)),
        ];

        foreach (var action in actions) action.Should().Throw<ArgumentNullException>();
    }

    private static PlanBuilder Any() => Plan.Create("any", Currency.Usd, Every.Month);

    private static UsageCharge Build(Func<PlanBuilder, PlanBuilder> say) => Charge(say(Any()));

    private static UsageCharge Charge(PlanBuilder plan) => (UsageCharge)plan.Build().Charges[0];

    private static ValueMap Match(params (string Name, string Value)[] entries) =>
        ValueMap.Of(entries.Select(entry => KeyValuePair.Create(entry.Name, entry.Value)));
}
