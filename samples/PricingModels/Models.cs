using Monetize;

/// <summary>Five ways to sell, each as one sentence.</summary>
public static class Models
{
    public static readonly Meter Words = Meter.Sum("words", Unit.Word);
    public static readonly Meter ApiCalls = Meter.Count("api_calls", Unit.Call);
    public static readonly Meter DataProcessed = Meter.Sum("data_processed", Unit.Gigabyte);
    public static readonly Meter Storage = Meter.Max("storage", Unit.Gigabyte);

    // 1. Usage with tiers: the more, the cheaper the next word.
    public static readonly Plan ContentGeneration = Plan.Create("content-generation", Currency.Usd, Every.Month)
        .Usage(Words).Graduated(t => t.UpTo(10_000, 0.01m).UpTo(100_000, 0.008m).Beyond(0.005m))
        .Build();

    // 2. Usage of two meters.
    public static readonly Plan Analytics = Plan.Create("ai-analytics", Currency.Usd, Every.Month)
        .Usage(ApiCalls).PerUnit(0.001m)
        .Usage(DataProcessed).PerUnit(0.10m)
        .Build();

    // 3. Three subscriptions.
    public static readonly Plan Starter = Plan.Create("starter", Currency.Usd, Every.Month).Recurring(29)
        .Includes(ApiCalls, 10_000).HardLimit()
        .Includes(Storage, 10).HardLimit()
        .Feature("support", "email")
        .Build();

    public static readonly Plan Professional = Plan.Create("professional", Currency.Usd, Every.Month).Recurring(99)
        .Includes(ApiCalls, 100_000).HardLimit()
        .Includes(Storage, 100).HardLimit()
        .Feature("support", "priority")
        .Build();

    public static readonly Plan Enterprise = Plan.Create("enterprise", Currency.Usd, Every.Month).Recurring(499)
        .Unlimited(ApiCalls)
        .Includes(Storage, 1, Unit.Terabyte).HardLimit()
        .Feature("support", "24/7")
        .Build();

    // 4. Hybrid: a subscription with an included quantity, and a price beyond it.
    public static readonly Plan Platform = Plan.Create("ai-platform", Currency.Usd, Every.Month).Recurring(49)
        .Includes(ApiCalls, 50_000).Overage.PerUnit(0.0005m)
        .Includes(Storage, 50).Overage.PerUnit(0.15m)
        .Build();

    // 5. One purchase, no period.
    public static readonly Plan Report = Plan.Create("market-report", Currency.Usd)
        .OneTime(99, "Market report")
        .Build();
}
