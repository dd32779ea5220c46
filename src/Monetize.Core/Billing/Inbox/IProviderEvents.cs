using Monetize.Billing.Operations;

namespace Monetize.Billing.Inbox;

/// <summary>Reads what a provider tells by itself.</summary>
/// <remarks>
/// Safe for several threads at once. An event is a hint: what it says of money is not believed but asked for, so events
/// that come late, twice or in another order do no harm.
/// </remarks>
public interface IProviderEvents
{
    /// <summary>The name under which events are received, such as <c>sandbox</c>.</summary>
    string Provider { get; }

    /// <summary>What an event is about.</summary>
    /// <param name="received">The event, checked to be the provider's when it came.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>What is to be looked at; <see cref="ProviderHint.Nothing"/> where it matters to nobody.</returns>
    /// <exception cref="Exception">It cannot be read now: it is tried again.</exception>
    ValueTask<ProviderHint> ReadAsync(ClaimedEvent received, CancellationToken cancellationToken = default);
}
