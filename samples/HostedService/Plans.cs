using Monetize;

/// <summary>What is sold.</summary>
public static class Plans
{
    public static readonly Meter Calls = Meter.Count("api_calls", Unit.Call);

    public static readonly Plan Pro = Plan.Create("pro", Currency.Usd, Every.Month).Recurring(49)
        .Includes(Calls, 100).Overage.PerUnit(0.05m)
        .Build();

    /// <summary>When the play begins.</summary>
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
