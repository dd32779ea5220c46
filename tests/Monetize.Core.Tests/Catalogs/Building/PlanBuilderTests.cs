using System.Reflection;
using Monetize.Catalogs;
using Monetize.Catalogs.Building;
using Monetize.Collections;
using Monetize.Monetary;

namespace Monetize.Tests.Catalogs.Building;

/// <summary>Every sentence that declares a plan, and the records that it says.</summary>
public sealed class PlanBuilderTests
{
    private static readonly Meter Words = Meter.Sum("words", Unit.Word);
    private static readonly Meter ApiCalls = Meter.Count("api_calls", Unit.Call);
    private static readonly Meter Storage = Meter.Max("storage", Unit.Gigabyte);

    [Fact]
    public void Build_UsageWithTiers_IsThatPlan() =>
        Plan.Create("content-generation", Currency.Usd, Every.Month)
            .Usage(Words).Graduated(t => t.UpTo(10_000, 0.01m).UpTo(100_000, 0.008m).Beyond(0.005m))
            .Build()
            .Should().Be(new Plan
            {
                Key = "content-generation",
                Version = 1,
                Currency = Currency.Usd,
                Period = new Interval(IntervalUnit.Month),
                Charges =
                [
                    new UsageCharge
                    {
                        Meter = Words,
                        Price = new GraduatedPrice
                        {
                            Tiers =
                            [
                                new Tier { UpToInclusive = 10_000m, UnitPrice = 0.01m },
                                new Tier { UpToInclusive = 100_000m, UnitPrice = 0.008m },
                                new Tier { UnitPrice = 0.005m },
                            ],
                        },
                    },
                ],
            });

    [Fact]
    public void Build_Subscription_IsThatPlan() =>
        Plan.Create("enterprise", Currency.Usd, Every.Month).Recurring(499)
            .Unlimited(ApiCalls)
            .Includes(Storage, 1, Unit.Terabyte).HardLimit()
            .Feature("support", "24/7")
            .Build()
            .Should().Be(new Plan
            {
                Key = "enterprise",
                Currency = Currency.Usd,
                Period = Every.Month,
                Charges =
                [
                    new RecurringCharge { Amount = 499m },
                    new UsageCharge { Meter = ApiCalls, Limit = UsageLimit.None },
                    new UsageCharge { Meter = Storage, Included = 1_000m, Limit = UsageLimit.Hard },
                ],
                Features = default(ValueMap).With("support", "24/7"),
            });

    [Fact]
    public void Build_Hybrid_IsThatPlan() =>
        Plan.Create("ai-platform", Currency.Usd, Every.Month).Recurring(49)
            .Includes(ApiCalls, 50_000).Overage.PerUnit(0.0005m)
            .Includes(Storage, 50).Overage.PerUnit(0.15m)
            .Build()
            .Should().Be(new Plan
            {
                Key = "ai-platform",
                Currency = Currency.Usd,
                Period = Every.Month,
                Charges =
                [
                    new RecurringCharge { Amount = 49m },
                    new UsageCharge { Meter = ApiCalls, Included = 50_000m, Price = Price.PerUnit(0.0005m) },
                    new UsageCharge { Meter = Storage, Included = 50m, Price = Price.PerUnit(0.15m) },
                ],
            });

    [Fact]
    public void Usage_EachTradeName_MakesItsPrice()
    {
        Build(plan => plan.Usage(Words).Flat(15m)).Price.Should().Be(Price.Flat(15m));
        Build(plan => plan.Usage(Words).PerUnit(0.5m)).Price.Should().Be(Price.PerUnit(0.5m));
        Build(plan => plan.Usage(Words).Package(1_000m, 5m)).Price.Should().Be(Price.Package(1_000m, 5m));
        Build(plan => plan.Usage(Words).Package(1_000m, 5m, 10m)).Price.Should().Be(Price.Package(1_000m, 5m, 10m));
        Build(plan => plan.Usage(Words).Graduated(t => t.UpTo(5, 2, 1).Beyond(1, 3))).Price
            .Should().Be(Price.Graduated(Tier.UpTo(5m, 2m, 1m), Tier.Beyond(1m, 3m)));
        Build(plan => plan.Usage(Words).Volume(t => t.UpTo(5, 2).Beyond(2))).Price
            .Should().Be(Price.Volume(Tier.UpTo(5m, 2m), Tier.Beyond(2m)));
        Build(plan => plan.Usage(Words).At(Price.PerUnit(7m))).Price.Should().Be(Price.PerUnit(7m));
    }

    [Fact]
    public void Includes_EachWordOnWhatGoesBeyond_MakesItsLimitOrPrice()
    {
        Build(plan => plan.Includes(Words, 5).HardLimit())
            .Should().Be(new UsageCharge { Meter = Words, Included = 5m, Limit = UsageLimit.Hard });
        Build(plan => plan.Includes(Words, 5).SoftLimit())
            .Should().Be(new UsageCharge { Meter = Words, Included = 5m, Limit = UsageLimit.Soft });
        Build(plan => plan.Includes(Words, 5).Overage.Package(10m, 1m))
            .Should().Be(new UsageCharge { Meter = Words, Included = 5m, Price = Price.Package(10m, 1m) });
        Build(plan => plan.Includes(Storage, 512, Unit.Mebibyte).SoftLimit()).Included.Should().Be(0.536870912m);
    }

    [Fact]
    public void Includes_UnitThatDoesNotFit_Throws()
    {
        var otherDimension = () => Any().Includes(Storage, 5, Unit.Word);
        var noDecimal = () => Any().Includes(Meter.Sum("hours", Unit.Hour), 1, Unit.Second);

        otherDimension.Should().Throw<ArgumentException>();
        noDecimal.Should().Throw<NotExactException>();
    }

    [Fact]
    public void Build_EveryOtherWord_SetsItsFigure()
    {
        var plan = Plan.Create("any", Currency.Eur).Version(3).Name("Any plan")
            .OneTime(5m).OneTime(6m, "Set-up")
            .Feature("seats", "10").Feature("support", "email")
            .Build();

        (plan.Version, plan.Name, plan.Period, plan.Currency).Should().Be((3, "Any plan", null, Currency.Eur));
        plan.Charges.Should().Equal(
            new OneTimeCharge { Amount = 5m }, new OneTimeCharge { Amount = 6m, Name = "Set-up" });
        plan.Features.Should().Equal(default(ValueMap).With("seats", "10").With("support", "email"));
        Plan.Create("any", Currency.Usd, Every.Year).Recurring(9m, "Licence").Build().Charges
            .Should().Equal(new RecurringCharge { Amount = 9m, Name = "Licence" });
    }

    [Fact]
    public void Build_TrialBoundsAndSwitches_AreOfThePlan() =>
        Plan.Create("any", Currency.Eur, Every.Month)
            .Trial(14).Minimum(20m).Maximum(500m)
            .ZeroUsage(ZeroUsage.Free)
            .VolumeAllowance(VolumeAllowance.PaidOnceExceeded)
            .NegativeQuantity(NegativeQuantity.Mirrored)
            .Proration(ProrationMethod.Day)
            .MinimumProration(MinimumProration.Full)
            .Build()
            .Should().Be(new Plan
            {
                Key = "any",
                Currency = Currency.Eur,
                Period = Every.Month,
                TrialDays = 14,
                Minimum = 20m,
                Maximum = 500m,
                Semantics = new PlanSemantics
                {
                    ZeroUsage = ZeroUsage.Free,
                    VolumeAllowance = VolumeAllowance.PaidOnceExceeded,
                    NegativeQuantity = NegativeQuantity.Mirrored,
                    Proration = ProrationMethod.Day,
                    MinimumProration = MinimumProration.Full,
                },
            });

    [Fact]
    public void Feature_NamedTwice_Throws()
    {
        var twice = () => Plan.Create("any", Currency.Eur).Feature("seats", "5").Feature("seats", "10");

        twice.Should().Throw<ArgumentException>().WithMessage("*seats*");
    }

    [Fact]
    public void AnyStep_KeptAndContinuedTwice_LeavesTheBeginningAsItWas()
    {
        var start = Plan.Create("any", Currency.Usd, Every.Month).Recurring(10m);
        var allowance = start.Includes(Words, 5);
        var stage = start.Usage(Words);
        TierStage? tiers = null;

        var hard = allowance.HardLimit().Build();
        var soft = allowance.SoftLimit().Build();
        var dear = stage.PerUnit(2m).Feature("a", "1").Build();
        var cheap = stage.PerUnit(1m).Build();
        var first = start.Usage(Words).Graduated(t => (tiers = t.UpTo(5, 2)).Beyond(1)).Build();
        var second = start.Usage(Words).Graduated(_ => tiers!.UpTo(10, 1).Beyond(0.5m)).Build();

        start.Build().Charges.Should().HaveCount(1);
        hard.Charges.Skip(1).Cast<UsageCharge>().Select(charge => charge.Limit).Should().Equal(UsageLimit.Hard);
        soft.Charges.Skip(1).Cast<UsageCharge>().Select(charge => charge.Limit).Should().Equal(UsageLimit.Soft);
        (dear.Charges.Count, dear.Features.Count).Should().Be((2, 1));
        (cheap.Charges.Count, cheap.Features.Count).Should().Be((2, 0));
        PriceOf(first).Should().Be(Price.Graduated(Tier.UpTo(5m, 2m), Tier.Beyond(1m)));
        PriceOf(second).Should().Be(Price.Graduated(Tier.UpTo(5m, 2m), Tier.UpTo(10m, 1m), Tier.Beyond(0.5m)));
    }

    [Fact]
    public void Build_WithFaults_IsRefusedWithAllOfThem()
    {
        var build = () => Plan.Create("no key!", Currency.Usd, Every.Month).Recurring(-1m)
            .Usage(Words).Graduated(t => t.UpTo(10, 1).UpTo(5, 1).Beyond(1))
            .Build();

        build.Should().Throw<CatalogException>().Which.Faults.Should().HaveCountGreaterThanOrEqualTo(3);
    }

    [Fact]
    public void AnyWord_Nothing_Throws()
    {
        Action[] actions =
        [
            () => Plan.Create(null!, Currency.Usd),
            () => Any().Usage(null!),
            () => Any().Unlimited(null!),
            () => Any().Includes(null!, 5),
            () => Any().Includes(Words, 5, null!),
            () => Any().Feature(null!, "a"),
            () => Any().Feature("a", null!),
            () => Any().Usage(Words).At(null!),
            () => Any().Usage(Words).Graduated(null!),
            () => Any().Usage(Words).Volume(null!),
        ];

        foreach (var action in actions) action.Should().Throw<ArgumentNullException>();
    }

    /// <summary>What must not compile: a sentence that stops half-way, a price in binary floating point.</summary>
    [Fact]
    public void Stages_HalfASentence_CannotBeBuilt()
    {
        Type[] stages =
        [
            typeof(AllowanceStage), typeof(PriceStage), typeof(TierStage), typeof(TierTable), typeof(StairstepStage),
            typeof(StairstepTable), typeof(PercentageTierStage), typeof(PercentageTierTable), typeof(MatrixStage),
            typeof(MatrixTable),
        ];

        stages.Should().OnlyContain(stage => stage.IsSealed && stage.GetConstructors().Length == 0);
        stages.SelectMany(stage => stage.GetMethods()).Should().NotContain(method => method.Name == "Build");
        typeof(PriceStage).GetMethod("Graduated")!.GetParameters().Single().ParameterType
            .Should().Be<Func<TierStage, TierTable>>("a table without its open last tier is no TierTable");
        typeof(PriceStage).GetMethods().Where(method => method.Name == "Matrix")
            .Should().OnlyContain(method => method.GetParameters()[1].ParameterType
                == typeof(Func<MatrixStage, MatrixTable>), "cells that say nothing of the rest are no MatrixTable");
        typeof(PlanBuilder).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(PlanBuilder).Namespace)
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance))
            .SelectMany(method => method.GetParameters())
            .Should().NotContain(parameter =>
                parameter.ParameterType == typeof(double) || parameter.ParameterType == typeof(float));
    }

    private static PlanBuilder Any() => Plan.Create("any", Currency.Usd, Every.Month);

    private static UsageCharge Build(Func<PlanBuilder, PlanBuilder> say) => (UsageCharge)say(Any()).Build().Charges[0];

    private static Price? PriceOf(Plan plan) => plan.Charges.OfType<UsageCharge>().Single().Price;
}
