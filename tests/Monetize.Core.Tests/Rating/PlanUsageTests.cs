using Monetize.Metering;
using Monetize.Rating;

namespace Monetize.Tests.Rating;

public sealed class PlanUsageTests
{
    private static readonly Meter Words = Meter.Sum("words", Unit.Word);

    [Fact]
    public void Meters_AddedInAnyOrder_AreInOrdinalOrderOnce() =>
        new PlanUsage()
            .Add("b", new UsageItem(1m)).Add("a", new UsageItem(2m)).Add("B", new UsageItem(3m))
            .Add("b", new UsageItem(4m)).Meters.Should().Equal("B", "a", "b");

    [Fact]
    public void Items_OfAMeter_KeepTheOrderInWhichTheyWereAdded()
    {
        var usage = new PlanUsage().Add("words", new UsageItem(2m)).Add(Words, 1m).Add("calls", new UsageItem(9m));

        usage.Items("words").ToArray().Select(item => item.Quantity).Should().Equal(2m, 1m);
        usage.Items("other").IsEmpty.Should().BeTrue();
    }

    [Fact]
    public void FindMeter_GivenAsMeterOrAsKey_IsKnownOnlyAsMeter()
    {
        var usage = new PlanUsage().Add(Words, 1m).Add("calls", new UsageItem(9m));

        usage.FindMeter("words").Should().Be(Words);
        usage.FindMeter("calls").Should().BeNull();
    }
}
