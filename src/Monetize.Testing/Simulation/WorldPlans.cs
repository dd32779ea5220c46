using Monetize.Catalogs;
using Monetize.Rating;

namespace Monetize.Testing.Simulation;

/// <summary>The plans of a world: prices that do not come out even, and every way to begin and end a period.</summary>
internal static class WorldPlans
{
    public static readonly Meter Words = Meter.Sum("words", Unit.Word);
    public static readonly Meter Seats = Meter.Max("seats", Unit.Seat);
    public static readonly Meter Storage = Meter.WeightedSum("storage", Unit.Gigabyte);

    public static readonly Meter Calls = Meter.Sum("calls", Unit.Call);

    public static readonly Meter[] Meters = [Words, Seats, Storage, Calls];

    /// <summary>How many calls a period has: of each plan the same, so that a change takes none away.</summary>
    public const decimal MostCalls = 40m;

    /// <summary>The plan whose unused words roll over: what a period costs depends on those before.</summary>
    public static readonly Plan Rolling = Plan.Create("rolling", Currency.Usd, Every.Month).Recurring(15m)
        .Includes(Words, 300m).Rollover(450m).Overage.PerUnit(0.05m)
        .Includes(Calls, MostCalls).HardLimit()
        .Build();

    /// <summary>The plans in dollars; a customer changes among them.</summary>
    public static readonly Plan[] Dollars =
    [
        Plan.Create("basic", Currency.Usd, Every.Month).Recurring(19.99m)
            .Usage(Words).PerUnit(0.0137m)
            .Usage(Storage).PerUnit(0.11m)
            .Includes(Calls, MostCalls).HardLimit()
            .Build(),
        Plan.Create("hybrid", Currency.Usd, Every.Month).Recurring(49m)
            .Includes(Words, 500m).Overage.Graduated(t => t.UpTo(400m, 0.02m).Beyond(0.013m))
            .Usage(Seats).PerUnit(3.33m)
            .Includes(Calls, MostCalls).HardLimit()
            .Proration(ProrationMethod.Day)
            .Build(),
        Plan.Create("metered", Currency.Usd, Every.Month)
            .Usage(Words).Volume(t => t.UpTo(1_000m, 0.03m).Beyond(0.021m))
            .Build(),
        Plan.Create("weekly", Currency.Usd, Every.Week).Recurring(7.77m)
            .Usage(Words).PerUnit(0.017m)
            .Usage(Seats).PerUnit(1.01m)
            .Build(),
        Rolling,
    ];

    /// <summary>The plans in yen, which has no minor unit.</summary>
    public static readonly Plan[] Yen =
    [
        Plan.Create("yen-basic", Currency.Of("JPY"), Every.Month).Recurring(1_980m).Usage(Words).PerUnit(1.37m)
            .Includes(Calls, MostCalls).HardLimit()
            .Build(),
        Plan.Create("yen-weekly", Currency.Of("JPY"), Every.Week).Recurring(777m).Usage(Words).PerUnit(1.7m).Build(),
    ];

    public static readonly Plan[] All = [.. Dollars, .. Yen];

    private static readonly Dictionary<PlanVersion, CompiledPlan> Compiled =
        All.ToDictionary(PlanVersion.Of, RatingEngine.Compile);

    public static CompiledPlan Of(PlanVersion version) => Compiled[version];

    /// <summary>The plans that a subscription may change to.</summary>
    public static Plan[] LikeThat(Currency currency) => currency == Currency.Usd ? Dollars : Yen;
}
