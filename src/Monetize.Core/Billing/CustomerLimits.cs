namespace Monetize.Billing;

/// <summary>
/// The limits of what is written of customers and of changes. What exceeds one is refused with <c>MON1913</c>.
/// </summary>
public static class CustomerLimits
{
    /// <summary>Characters of a customer's id, as in usage.</summary>
    public const int IdLength = Metering.UsageLimits.CustomerLength;

    /// <summary>Characters of a name.</summary>
    public const int NameLength = 200;

    /// <summary>Lines of an address.</summary>
    public const int AddressLines = 10;

    /// <summary>Characters of each part of an address.</summary>
    public const int AddressLength = 200;

    /// <summary>Entries of the tax ids, and of the ids that providers gave.</summary>
    public const int Ids = 64;

    /// <summary>Characters of an entry of them, of its kind and of its text each.</summary>
    public const int EntryLength = 200;

    /// <summary>Characters of a reason.</summary>
    public const int ReasonLength = 500;

    /// <summary>Characters of who did something (<see cref="Stamp.By"/>).</summary>
    public const int ActorLength = 200;
}
