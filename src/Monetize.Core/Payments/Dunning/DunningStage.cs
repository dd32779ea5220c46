namespace Monetize.Payments.Dunning;

/// <summary>Where the collection of an invoice stands.</summary>
public enum DunningStage
{
    /// <summary>No attempt has failed.</summary>
    Current,

    /// <summary>An attempt has failed, and the next one has its time.</summary>
    Retrying,

    /// <summary>No attempt makes sense until the customer gives another method or confirms.</summary>
    AwaitingCustomer,

    /// <summary>All attempts have failed: the subscription is suspended.</summary>
    Exhausted,

    /// <summary>It is paid. Final.</summary>
    Paid,

    /// <summary>Nothing is owed any more: the invoice was voided or written off. Final.</summary>
    Stopped,
}
