namespace Monetize.Billing;

/// <summary>What a worker does for a customer. The two go on beside each other.</summary>
public enum LeaseKind
{
    /// <summary>Invoices and payments.</summary>
    Billing,

    /// <summary>Handing on messages, in their order.</summary>
    Delivery,
}
