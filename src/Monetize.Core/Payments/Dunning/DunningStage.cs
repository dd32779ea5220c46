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

    /// <summary>
    /// All attempts have failed, or the customer did not act in time: the subscription is suspended until it is paid,
    /// also while another method is tried.
    /// </summary>
    Exhausted,

    /// <summary>It is paid. Final.</summary>
    Paid,

    /// <summary>Nothing is owed any more: the invoice was voided or written off. Final.</summary>
    Stopped,
}
