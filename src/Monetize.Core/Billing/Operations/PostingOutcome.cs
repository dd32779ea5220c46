namespace Monetize.Billing.Operations;

/// <summary>What became of something that was due.</summary>
public enum PostingOutcome
{
    /// <summary>It is settled now.</summary>
    Settled,

    /// <summary>It was settled before: nothing was done.</summary>
    SettledBefore,

    /// <summary>Somebody else has the customer now: nothing was done, and nothing is to be done.</summary>
    LeaseLost,

    /// <summary>
    /// The subscription was changed, or a credit that pays was used, since it was read: it is to be calculated again.
    /// </summary>
    Stale,

    /// <summary>The invoice cannot become final; the refusal says why.</summary>
    Refused,
}
