using Monetize.Collections;
using Monetize.Metering;
using Monetize.Monetary;

namespace Monetize.Tests.Metering;

public sealed class UsageSummaryBuilderTests
{
    private static readonly Period November = Period.UtcMonth(2026, 11);

    [Fact]
    public void Build_SumBeyondADecimal_SaysWhoseAndOfWhat()
    {
        var builder = new UsageSummaryBuilder(CustomerId.Of("acme"), Meter.Sum("words", Unit.Word), November);
        builder.Add(default, decimal.MaxValue, November.From, "a", isCorrection: false);
        builder.Add(default, 1m, November.From, "b", isCorrection: false);

        builder.Invoking(sum => sum.Build()).Should().Throw<NotExactException>().WithMessage(
            "Usage of words by acme: The sum 79228162514264337593543950336 has no exact decimal of 28 digits; "
                + "use smaller figures or fewer decimals.");
    }

    /// <summary>The level before a period may have more digits than a decimal; its average is rounded.</summary>
    [Fact]
    public void Build_CarriedLevelOfManyDigits_IsItsAverage()
    {
        var builder = new UsageSummaryBuilder(
            CustomerId.Of("acme"), Meter.WeightedSum("seats", Unit.Seat), November);
        builder.Carry(default, ExactSum.Of(0.1234567890123456789012345678m).Add(1_000_000_000m));

        builder.Build()!.Quantity.Should().Be(1_000_000_000.123456789012m);
    }

    [Fact]
    public void Build_SeveralDimensionsInAnyOrder_HasACellForEach()
    {
        var builder = new UsageSummaryBuilder(CustomerId.Of("acme"), Meter.Sum("words", Unit.Word), November);
        foreach (var (place, quantity) in new[] { ("b", 1m), ("a", 2m), ("b", 4m), ("c", 8m), ("a", 16m) })
        {
            builder.Add(default(ValueMap).With("at", place), quantity, November.From, place, isCorrection: false);
        }

        var summary = builder.Build()!;

        summary.Quantity.Should().Be(31m);
        summary.Cells.Select(static cell => (cell.Dimensions["at"], cell.Quantity, cell.Records)).Should()
            .Equal(("a", 18m, 2L), ("b", 5m, 2L), ("c", 8m, 1L));
    }

    /// <summary>A store that reads only the parts that are asked for gives the same summary.</summary>
    [Theory]
    [InlineData(Aggregation.Sum, UsageParts.Sum)]
    [InlineData(Aggregation.Count, UsageParts.Count)]
    [InlineData(Aggregation.Max, UsageParts.Max)]
    [InlineData(Aggregation.Last, UsageParts.Last)]
    [InlineData(Aggregation.UniqueCount, UsageParts.Last)]
    [InlineData(Aggregation.WeightedSum, UsageParts.All)]
    public void PartsOf_Meter_AreWhatItsSummaryIsMadeOf(Aggregation aggregation, UsageParts parts) =>
        UsageSummaryBuilder.PartsOf(Meter.Sum("m", Unit.Call) with { Aggregation = aggregation }).Should().Be(parts);
}
