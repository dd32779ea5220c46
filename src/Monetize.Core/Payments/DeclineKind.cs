namespace Monetize.Payments;

/// <summary>Why a payment was declined, as far as it decides what to do next.</summary>
public enum DeclineKind
{
    /// <summary>It may go through later: too little money today, a limit, a bank that does not answer.</summary>
    Soft,

    /// <summary>
    /// It will never go through with this method: stolen, expired, closed. Only a new method helps, and asking again
    /// costs the merchant fees and reputation.
    /// </summary>
    Hard,

    /// <summary>The bank wants the customer to confirm; asking again without them does not help.</summary>
    AuthenticationRequired,
}
