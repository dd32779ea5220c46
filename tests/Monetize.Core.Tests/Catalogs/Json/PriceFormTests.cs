using Monetize.Catalogs;
using Monetize.Catalogs.Json;
using Monetize.Metering;
using Monetize.TestSupport;

namespace Monetize.Tests.Catalogs.Json;

/// <summary>The document that has every kind of price and everything around one, and the plan that it says.</summary>
public sealed class PriceFormTests
{
    private static readonly Meter Tokens = Meter.Sum("tokens", Unit.Of("token"));
    private static readonly Meter Payments = Meter.Sum("payments", Unit.Of("USD"));
    private static readonly Meter Calls = Meter.Count("calls", Unit.Call).WithDimensions("region", "model");

    private static string Text => File.ReadAllText(
        Repository.PathTo("tests", "Monetize.Core.Tests", "Catalogs", "Valid", "every-kind.json"));

    [Fact]
    public void Document_OfEveryKind_GivesThePlanThatCodeDeclares()
    {
        var reading = CatalogJson.Read(Text);

        reading.Faults.Should().BeEmpty();
        reading.Catalog!.FindPlan("quantities").Should().Be(Quantities());
        reading.Catalog.FindPlan("records").Should().Be(Records());
    }

    [Fact]
    public void Document_OfEveryKind_IsInTheFormThatIsWritten() =>
        CatalogJson.Write(CatalogJson.Parse(Text)).Should().Be(Text.ReplaceLineEndings("\n"));

    [Fact]
    public void Figures_AtTheirDefaults_AreReadAndNotWritten()
    {
        const string Given = """
            { "meters": [{ "key": "a", "unit": "call", "aggregation": "sum" }],
              "plans": [{ "key": "p", "version": 1, "currency": "USD", "trial_days": 0,
                "minimum": null, "maximum": null,
                "semantics": { "zero_usage": "billed", "volume_allowance": "stays_free", "negative_quantity": "refused",
                  "proration": "second", "minimum_proration": "prorated" },
                "charges": [{ "usage": "a", "rollover": 0, "minimum_quantity": "0", "bucket": null, "minimum": null,
                  "maximum": null, "transform": null, "price": { "model": "dynamic", "multiplier": 1 } }] }] }
            """;

        var catalog = CatalogJson.Parse(Given);

        var plan = Plan.Create("p", Currency.Usd).Usage(Meter.Sum("a", Unit.Call)).Dynamic().Build();
        catalog.Should().Be(Catalog.Of([plan]));
        CatalogJson.Write(catalog).Should().NotContainAny(
            "multiplier", "rollover", "minimum", "maximum", "bucket", "transform", "trial_days", "semantics");
    }

    [Theory]
    [InlineData("up", RoundingMode.Up)]
    [InlineData("down", RoundingMode.Down)]
    [InlineData("half", RoundingMode.HalfAwayFromZero)]
    [InlineData("half_even", RoundingMode.HalfEven)]
    [InlineData("ceiling", RoundingMode.Ceiling)]
    [InlineData("floor", RoundingMode.Floor)]
    public void Rounding_OfATransform_HasAWordForEachMode(string word, RoundingMode mode)
    {
        var plan = Plan.Create("p", Currency.Usd).Usage(Tokens).DividedBy(2m, mode).PerUnit(1m).Build();

        var text = CatalogJson.Write(Catalog.Of([plan]));

        text.Should().Contain($"\"rounding\": \"{word}\"");
        CatalogJson.Parse(text).Plans[0].Should().Be(plan);
    }

    private static Plan Quantities() => Plan.Create("quantities", Currency.Usd, Every.Month)
        .Trial(14).Minimum(20m).Maximum(500m)
        .Includes(Tokens, 100).DividedBy(1_000m, RoundingMode.Up, -1).Rollover(50m).Overage
            .AtLeast(10m).Minimum(1.5m).Maximum(99m)
            .Graduated(t => t.UpTo(10, 5m, packageSize: 4m, amountCap: 12m).Beyond(4m, 1m))
        .Usage(Calls).EachHour().Stairstep(t => t.UpTo(10, 20m).Beyond(90m))
        .Usage(Payments).GraduatedPercentage(t => t.UpTo(10, 1m, 200m).Beyond(3m))
        .ZeroUsage(ZeroUsage.Free)
        .VolumeAllowance(VolumeAllowance.PaidOnceExceeded)
        .NegativeQuantity(NegativeQuantity.Zero)
        .Proration(ProrationMethod.None)
        .MinimumProration(MinimumProration.Full)
        .Build();

    private static Plan Records() => Plan.Create("records", Currency.Usd)
        .Usage(Tokens).Dynamic(1.2m)
        .Usage(Calls).Matrix(["region", "model"], m => m
            .Cell(["eu", "large"], Price.PerUnit(0.02m))
            .Cell(["us", "large"], Price.Volume(Tier.UpTo(10m, 0.01m), Tier.Beyond(0.01m)))
            .OtherwiseRefused())
        .Usage(Payments).Percentage(
            2.9m,
            fixedAmountPerRecord: 0.3m,
            freeRecords: 3,
            freeAmount: 500m,
            recordMinimum: 1.75m,
            recordMaximum: 12m)
        .Build();
}
