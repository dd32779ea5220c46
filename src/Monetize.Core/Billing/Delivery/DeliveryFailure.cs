using System.Globalization;
using Monetize.Billing.Events;

namespace Monetize.Billing.Delivery;

/// <summary>
/// A message that a handler refused, or that was damaged since it was written. It waits, the later ones of its customer
/// behind it, and is handed on again.
/// </summary>
/// <param name="Event">The event; without its data where they cannot be read.</param>
/// <param name="Tries">How often this process has tried in a row.</param>
/// <param name="RetryAt">When it is tried again.</param>
/// <param name="Error">What the handler threw, or why the message cannot be read.</param>
public sealed record DeliveryFailure(BillingEvent Event, int Tries, DateTimeOffset RetryAt, Exception Error)
{
    /// <summary>The event and the kind of failure.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Event}: {Error.GetType().Name}, try {Tries}");
}
