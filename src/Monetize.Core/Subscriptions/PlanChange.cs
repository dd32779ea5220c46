namespace Monetize.Subscriptions;

/// <summary>Another plan version; another interval begins new billing periods.</summary>
public sealed record PlanChange : SubscriptionChange
{
    /// <summary>The terms from then on.</summary>
    public required PlanTerms Plan { get; init; }

    private protected override string What => Plan.ToString();
}
