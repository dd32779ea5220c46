namespace Monetize.Subscriptions;

/// <summary>Why an invoice is due. Of one instant they are due in this order.</summary>
public enum DueKind
{
    /// <summary>
    /// The first period begins: one-time charges, and its recurring charges in advance; a trial's usage.
    /// </summary>
    Start,

    /// <summary>
    /// A period ends and the next one begins: the usage of the one, the recurring charges of the other.
    /// </summary>
    Cycle,

    /// <summary>A change counts at once: the difference that it makes to what was charged in advance.</summary>
    Change,

    /// <summary>Usage within a period reached an amount: what is not booked of it yet.</summary>
    Threshold,

    /// <summary>
    /// The subscription ends: the usage of the last period, and what was charged too much in advance.
    /// </summary>
    Final,
}
