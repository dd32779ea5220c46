using Monetize;

/// <summary>What is sold: a fee with what it includes, and a price for what goes beyond, in two sizes.</summary>
public static class Plans
{
    public static readonly Meter ApiCalls = Meter.Sum("api_calls", Unit.Call);
    public static readonly Meter Storage = Meter.Max("storage", Unit.Gigabyte);

    public static readonly Plan Platform = Plan.Create("ai-platform", Currency.Usd, Every.Month)
        .Name("AI Platform").Recurring(49)
        .Includes(ApiCalls, 50_000).Overage.PerUnit(0.0005m)
        .Includes(Storage, 50).Overage.PerUnit(0.15m)
        .Build();

    public static readonly Plan Pro = Plan.Create("ai-platform-pro", Currency.Usd, Every.Month)
        .Name("AI Platform Pro").Recurring(199)
        .Includes(ApiCalls, 500_000).Overage.PerUnit(0.0004m)
        .Includes(Storage, 500).Overage.PerUnit(0.10m)
        .Build();
}
