using System.Globalization;

namespace Monetize.Billing.Inbox;

/// <summary>An event that could not be worked on.</summary>
/// <param name="Id">Provider and the provider's id.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="RetryAt">When it is tried again; never where null.</param>
/// <param name="Error">Why.</param>
public sealed record InboxFailure(string Id, long Tries, DateTimeOffset? RetryAt, Exception Error)
{
    /// <summary>The event and the kind of failure.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Id}: {Error.GetType().Name}, try {Tries}");
}
