namespace Monetize.Billing;

/// <summary>What an operation decided.</summary>
/// <typeparam name="TResult">What it gives.</typeparam>
/// <param name="Result">What the caller gets.</param>
/// <param name="Change">What the store writes.</param>
public readonly record struct BillingDecision<TResult>(TResult Result, BillingChange Change)
{
    /// <summary>The change.</summary>
    public override string ToString() => Change.ToString();
}
