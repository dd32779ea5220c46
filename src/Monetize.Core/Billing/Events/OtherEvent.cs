using Monetize.Billing.Rows;

namespace Monetize.Billing.Events;

/// <summary>An event of a name that only a later version of the library knows: handlers by pattern get it.</summary>
public sealed record OtherEvent : BillingEvent
{
    internal OtherEvent(MessageRow message)
        : base(message)
    {
    }
}
