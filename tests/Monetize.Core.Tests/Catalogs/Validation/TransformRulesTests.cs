using System.Globalization;
using Monetize.Catalogs;
using Monetize.Errors;
using Monetize.Metering;
using Monetize.Monetary;
using Monetize.Rating;

namespace Monetize.Tests.Catalogs.Validation;

public sealed class TransformRulesTests
{
    [Theory]
    [InlineData("3600", true)]
    [InlineData("3", true)]
    [InlineData("0.3", true)]
    [InlineData("1.1", true)]
    [InlineData("1000000000000000000000000001", true)]
    [InlineData("7.9228162514264337593543950335", true)]
    [InlineData("1", false)]
    [InlineData("1000", false)]
    [InlineData("1024", false)]
    [InlineData("0.5", false)]
    [InlineData("1.25", false)]
    [InlineData("0.0000000000000000000000000001", false)]
    public void Factor_WithoutRounding_WarnsExactlyWhereAQuotientDoesNotEnd(string factor, bool warns)
    {
        var plan = PlanWith(new QuantityTransform { Factor = decimal.Parse(factor, CultureInfo.InvariantCulture) });

        var faults = CatalogValidator.Validate(CatalogOf(plan));

        faults.Select(fault => fault.Code).Should().Equal(warns ? [ErrorCodes.QuotientsDoNotEnd] : []);
        faults.Select(fault => fault.Severity).Should().NotContain(FaultSeverity.Error);
    }

    [Fact]
    public void Factor_WithRounding_DoesNotWarn() => CatalogValidator
        .Validate(CatalogOf(PlanWith(
            new QuantityTransform { Factor = 3600m, Rounding = RoundingMode.HalfEven, Digits = 9 })))
        .Should().BeEmpty();

    /// <summary>What the warning is about: some quantities can be rated, and others cannot.</summary>
    [Fact]
    public void Factor_ThatIsWarnedOf_FailsForSomeQuantities()
    {
        var plan = RatingEngine.Compile(PlanWith(new QuantityTransform { Factor = 3600m }));

        plan.Rate((Seconds, 5400m)).Total.Should().Be(Money.Of(1.5m, Currency.Usd));
        FluentActions.Invoking(() => plan.Rate((Seconds, 1m))).Should().Throw<NotExactException>();
    }

    private static Meter Seconds { get; } = Meter.Sum("seconds", Unit.Of("second"));

    private static Catalog CatalogOf(Plan plan) => new() { Meters = [Seconds], Plans = [plan] };

    private static Plan PlanWith(QuantityTransform transform) => new()
    {
        Key = "pro",
        Currency = Currency.Usd,
        Charges = [new UsageCharge { Meter = Seconds, Price = Price.PerUnit(1m), Transform = transform }],
    };
}
