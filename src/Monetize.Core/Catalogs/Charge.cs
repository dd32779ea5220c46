namespace Monetize;

/// <summary>
/// One thing that a plan makes a customer pay: a closed family of <see cref="OneTimeCharge"/>,
/// <see cref="RecurringCharge"/> and <see cref="UsageCharge"/>.
/// </summary>
public abstract record Charge
{
    private protected Charge()
    {
    }
}
