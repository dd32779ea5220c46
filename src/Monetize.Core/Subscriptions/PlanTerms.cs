using System.Globalization;

namespace Monetize.Subscriptions;

/// <summary>
/// What a subscription keeps of a plan: the version that prices it, its currency and how often it bills.
/// </summary>
/// <param name="Version">The version of the plan.</param>
/// <param name="Currency">The currency of all its amounts.</param>
/// <param name="Interval">How long a billing period is.</param>
public readonly record struct PlanTerms(PlanVersion Version, Currency Currency, Interval Interval)
{
    /// <summary>The terms of a plan. A plan without a billing period is billed each month.</summary>
    /// <param name="plan">The plan.</param>
    public static PlanTerms Of(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new PlanTerms(PlanVersion.Of(plan), plan.Currency, plan.Period ?? Every.Month);
    }

    /// <summary>Version, currency and interval.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Version} {Currency.Code} every {Interval}");
}
