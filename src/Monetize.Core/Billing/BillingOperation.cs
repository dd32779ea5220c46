namespace Monetize.Billing;

/// <summary>
/// Something that is done to what is billed, as one step: what it needs, and what becomes of that. The family is
/// closed, so that every change keeps books, audit log and messages in step.
/// </summary>
/// <typeparam name="TResult">What it gives.</typeparam>
public abstract class BillingOperation<TResult>
{
    private protected BillingOperation()
    {
    }

    /// <summary>
    /// Whether it erases what may tell a person: a store then lets go of copies that it keeps by itself of what was
    /// there before, such as in a log ahead. False by default.
    /// </summary>
    public virtual bool Erases => false;

    /// <summary>What it needs to see.</summary>
    public abstract BillingNeed Need { get; }

    /// <summary>
    /// What it makes of what it sees. It changes nothing itself and may be asked any number of times.
    /// </summary>
    /// <param name="state">All that <see cref="Need"/> names.</param>
    /// <exception cref="BillingException">It cannot be done as things stand.</exception>
    public abstract BillingDecision<TResult> Decide(BillingState state);
}
