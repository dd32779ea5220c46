namespace Monetize.Payments;

/// <summary>What is known of a payment at its provider.</summary>
public enum PaymentStatus
{
    /// <summary>
    /// Nothing is known: a time-out, a broken connection, an answer that cannot be read. Money may have moved. It is
    /// asked for, and neither repeated as something new nor taken for a failure.
    /// </summary>
    Unknown,

    /// <summary>The provider has no object of this name.</summary>
    Missing,

    /// <summary>The provider's object exists, and no money was asked for.</summary>
    Prepared,

    /// <summary>The money is on its way, and may still fail, as with bank debits.</summary>
    Pending,

    /// <summary>The customer has to do something first, such as confirm with their bank.</summary>
    NeedsCustomerAction,

    /// <summary>The attempt has failed, and another one may be made.</summary>
    Declined,

    /// <summary>The money is there. Final.</summary>
    Succeeded,

    /// <summary>It was given up, and no money will move. Final.</summary>
    Canceled,

    /// <summary>
    /// The provider refused what was asked in a way that no retry changes, and no money has moved by it. Never an
    /// answer of a provider, which throws a <see cref="PaymentProviderException"/> for it. Somebody has to put it
    /// right.
    /// </summary>
    Refused,
}
