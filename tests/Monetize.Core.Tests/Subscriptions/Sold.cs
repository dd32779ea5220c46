using Monetize.Subscriptions;

namespace Monetize.Tests.Subscriptions;

/// <summary>Plans and subscriptions as tests need them.</summary>
internal static class Sold
{
    public static readonly Plan Basic = Plan.Create("basic", Currency.Usd, Every.Month).Recurring(10).Build();
    public static readonly Plan Pro = Plan.Create("pro", Currency.Usd, Every.Month).Recurring(30).Build();
    public static readonly Plan Pro2 = Pro with { Version = 2 };
    public static readonly Plan Yearly = Plan.Create("pro-yearly", Currency.Usd, Every.Year).Recurring(300).Build();
    public static readonly Plan InEuro = Plan.Create("euro", Currency.Eur, Every.Month).Recurring(10).Build();

    public static SubscriptionTerms Terms(string start, int trialDays = 0) => new()
    {
        Id = SubscriptionId.Of("sub-1"),
        Customer = CustomerId.Of("acme"),
        Plan = PlanTerms.Of(Basic),
        Start = Zones.Instant(start),
        TrialDays = trialDays,
    };

    public static Subscription From(string start, int trialDays = 0) => Subscription.Begin(Terms(start, trialDays));

    /// <summary>
    /// What is due in a stretch, as key, instant, and the numbers of the closing, opening and running period.
    /// </summary>
    public static IEnumerable<string> DueOf(Subscription subscription, string after, string through) =>
        subscription.Due(Zones.Instant(after), Zones.Instant(through)).Select(item => string.Concat(
            item.Key, " ", Zones.Text(item.At), " ", Number(item.Closing), Number(item.Opening), Number(item.Within)));

    private static string Number(BillingPeriod? period) => period is { } some ? $"{some.Number}" : "-";
}
