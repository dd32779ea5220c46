namespace Monetize.Payments.Collection;

/// <summary>What an event brought that others have to hear of or to book.</summary>
public enum PaymentNews
{
    /// <summary>Nothing that concerns others.</summary>
    None,

    /// <summary>The money is there.</summary>
    Paid,

    /// <summary>All that was not paid was given back, and nothing is asked for any more.</summary>
    GivenBack,

    /// <summary>The money is there, and nothing was owed any more.</summary>
    PaidForNothing,

    /// <summary>
    /// An attempt has failed, and another one has its time or waits for the customer; or it was enough before.
    /// </summary>
    Failed,

    /// <summary>An attempt has failed, or the customer did not act in time, and it is enough.</summary>
    Exhausted,

    /// <summary>The customer has to do something.</summary>
    NeedsCustomer,

    /// <summary>Somebody gave it up at the provider: somebody has to look at it.</summary>
    Canceled,

    /// <summary>The provider refused what was asked, and nothing is sent: somebody has to put it right.</summary>
    Refused,
}
