using Monetize.Metering;
using Monetize.Rating;

namespace Monetize.Tests.Rating;

/// <summary>A line says what the period before left, where its charge can use it.</summary>
public sealed class CarriedOverLineTests
{
    private static readonly Meter Words = Meter.Sum("words", Unit.Word);

    [Fact]
    public void Line_WithWhatIsCarriedOver_ExplainsIt()
    {
        var line = Rate(new UsageCharge
        {
            Meter = Words,
            Included = 100m,
            RolloverMaximum = 50m,
            Price = Price.PerUnit(1m),
        });

        line.CarriedOver.Should().Be(20m);
        line.Exact.Should().Be(30m);
        line.Explain().Title.Should().Be("words: 150, 100 included and 20 carried over, then per unit");
        line.Explain().Steps.Select(step => FormattableString.Invariant($"{step.Reason} {step.Part.Quantity:0}"))
            .Should().Equal("included 120", "each 30");
    }

    [Fact]
    public void Line_WithNothingIncludedButWhatIsCarriedOver_SaysIncluded() => Rate(new UsageCharge
    {
        Meter = Words,
        Price = Price.PerUnit(1m),
    }).Explain().Steps.Select(step => step.Reason).Should().Equal("included", "each");

    [Fact]
    public void Line_WhoseBucketsArePricedEach_CarriesNothing() => Rate(new UsageCharge
    {
        Meter = Words,
        Price = Price.PerUnit(1m),
        Bucket = UsageBucket.Day,
    }).CarriedOver.Should().Be(0m);

    private static RatedLine Rate(UsageCharge charge)
    {
        var plan = new Plan { Key = "pro", Currency = Currency.Usd, Charges = [charge] };
        var usage = new PlanUsage().Add(Words.Key, new UsageItem(150m)).CarryOver(Words.Key, 20m);
        return RatingEngine.Compile(plan).Rate(usage).Lines.Single();
    }
}
