namespace Monetize.Billing.Operations;

/// <summary>What became of something that happened to a payment.</summary>
public enum PaymentBookingOutcome
{
    /// <summary>It is booked.</summary>
    Booked,

    /// <summary>
    /// It has no meaning as the payment stands: a hint that came twice or late. An attempt that is answered so must not
    /// be sent.
    /// </summary>
    Unchanged,

    /// <summary>Somebody else has the customer now: nothing was done, and nothing is to be sent.</summary>
    LeaseLost,

    /// <summary>There is no such payment of the customer.</summary>
    NotFound,
}
