using Monetize.Catalogs.Building;
using Monetize.Rating;
using Monetize.TestSupport;

namespace Monetize.Tests.Rating;

public sealed class LineExplanationTests
{
    private static readonly Meter Words = Meter.Sum("words", Unit.Word);
    private static readonly Meter Storage = Meter.Max("storage", Unit.Gigabyte);

    [Fact]
    public void ToString_EachKindOfCharge_IsTheReviewedText() =>
        Snapshot.Match(string.Join("\n\n", Lines().Select(line => line.Explain())), "explanations");

    [Fact]
    public void ToString_EachKindOfCharge_FitsInto80Columns() =>
        Lines().SelectMany(line => line.Explain().ToString().Split('\n'))
            .Should().OnlyContain(row => row.Length <= 80);

    [Fact]
    public void Explain_GraduatedLine_TellsItAsData()
    {
        var line = Rate(Plans().Usage(Words).Graduated(t => t.UpTo(10_000, 0.01m).Beyond(0.0055m)).Build(), 10_003m);
        var story = line.Explain();

        story.Title.Should().Be("words: 10,003, graduated");
        story.Steps.Select(step => step.Reason).Should().Equal("tier", "tier");
        story.Steps.Select(step => step.Part).Should().Equal(line.Breakdown);
        story.Exact.Should().Be(100.0165m);
        story.Amount.Should().Be(Money.Of(100.02m, Currency.Usd));
        story.Residue.Should().Be(-0.0035m);
        story.Steps[0].ToString().Should().Be("tier (0, 10000]: 10000 x 0.01 + 0 = 100.00");
    }

    [Fact]
    public void Explain_EachKindOfPrice_NamesItsReason()
    {
        Reasons(Plans().Usage(Words).Flat(5m).Build(), 3m).Should().Equal("fee");
        Reasons(Plans().Usage(Words).PerUnit(5m).Build(), 3m).Should().Equal("each");
        Reasons(Plans().Usage(Words).Package(2m, 5m).Build(), 3m).Should().Equal("packages");
        Reasons(Plans().Usage(Words).Package(2m, 5m, 1m).Build(), 3m).Should().Equal("free", "packages");
        Reasons(Plans().Usage(Words).Volume(t => t.Beyond(1m)).Build(), 3m).Should().Equal("all at");
        Reasons(Plans().Unlimited(Words).Build(), 3m).Should().Equal("not charged");
        Reasons(Plans().Includes(Words, 2m).HardLimit().Build(), 3m).Should().Equal("included", "not charged");
        Reasons(Plans().Includes(Words, 2m).Overage.PerUnit(1m).Build(), 2m).Should().Equal("included");
        Reasons(Plans().Includes(Words, 2m).Overage.PerUnit(1m).Build(), 3m).Should().Equal("included", "each");
        Reasons(Plans().Recurring(5m).Build()).Should().Equal("fee");
    }

    [Fact]
    public void Explain_FlatPriceBeyondAnIncludedQuantity_IsAFeeOnlyBeyondIt()
    {
        var plan = Plans().Includes(Words, 2m).Overage.Flat(5m).Build();

        Reasons(plan, 0m).Should().Equal("included");
        Reasons(plan, 3m).Should().Equal("included", "fee");
    }

    internal static IEnumerable<RatedLine> Lines()
    {
        yield return Rate(Plans().OneTime(99m, "Market report").Build());
        yield return Rate(Plans().OneTime(0.005m).Build());
        yield return Rate(Plans().Recurring(49m).Build());
        yield return Rate(Plans().Usage(Words).Flat(15m).Build(), 1_234_567.5m);
        yield return Rate(Plans().Usage(Words).PerUnit(0.000000000012m).Build(), 1_000_000m);
        yield return Rate(Plans().Usage(Storage).Package(10m, 2.5m, 5m).Build(), 37.5m);
        yield return Rate(
            Plans().Usage(Words).Graduated(t => t.UpTo(10_000, 0.01m, 1m).UpTo(100_000, 0m, 7m).Beyond(0.005m)).Build(),
            250_000m);
        yield return Rate(Plans().Usage(Words).Volume(t => t.UpTo(5, 7m).Beyond(6m, 2.50m)).Build(), 20m);
        yield return Rate(Plans().Includes(Storage, 50).Overage.PerUnit(0.15m).Build(), 62.123456789m);
        yield return Rate(Plans().Includes(Storage, 50).SoftLimit().Build(), 62m);
        yield return Rate(Plans().Includes(Storage, 1, Unit.Terabyte).HardLimit().Build(), 700m);
        yield return Rate(Plans().Unlimited(Words).Build(), 0m);
        yield return Rate(
            Plan.Create("yen", Currency.Of("JPY"), Every.Month).Usage(Words).PerUnit(0.25m).Build(), 4_002m);
    }

    private static PlanBuilder Plans() => Plan.Create("any", Currency.Usd, Every.Month);

    private static IEnumerable<string> Reasons(Plan plan, decimal quantity = 0m) =>
        Rate(plan, quantity).Explain().Steps.Select(step => step.Reason);

    private static RatedLine Rate(Plan plan, decimal quantity = 0m)
    {
        var meters = plan.Charges.OfType<UsageCharge>().Select(charge => charge.Meter.Key);
        return RatingEngine.Compile(plan).Rate(meters.ToDictionary(key => key, _ => quantity)).Lines[0];
    }
}
