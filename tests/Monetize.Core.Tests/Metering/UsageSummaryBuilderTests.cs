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
}
