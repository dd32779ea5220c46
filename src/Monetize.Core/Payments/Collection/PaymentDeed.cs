namespace Monetize.Payments.Collection;

/// <summary>What is to be done for a payment next.</summary>
public enum PaymentDeed
{
    /// <summary>Nothing yet, or nothing any more.</summary>
    Nothing,

    /// <summary>The provider's object is to be made, and its id stored.</summary>
    Prepare,

    /// <summary>The provider's object asks for another amount than is owed by now, and is to be told.</summary>
    Amend,

    /// <summary>An attempt is to be stored as begun where it is new, and then sent.</summary>
    Confirm,

    /// <summary>The provider is to be asked what became of it.</summary>
    LookUp,

    /// <summary>The time for the customer to act is over.</summary>
    GiveUp,

    /// <summary>Nothing is owed any more: the provider's object is to be given up, so that nobody can pay it.</summary>
    Cancel,
}
