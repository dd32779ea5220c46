using Monetize.Billing.Events;
using Monetize.Collections;
using Monetize.Services;

namespace Monetize.Billing.Delivery;

/// <summary>Who is told of events of billing: invoices, payments, subscriptions and alerts.</summary>
/// <remarks>
/// Immutable: each step returns a copy. Handlers run one after the other, in the order of their adding. One that throws
/// gets the event again later, and so do all others: a handler does what it does once for each
/// <see cref="BillingEvent.Id"/>.
/// </remarks>
public sealed class BillingHandlers
{
    private readonly ValueArray<Handler> _handlers;

    private BillingHandlers(ValueArray<Handler> handlers) => _handlers = handlers;

    /// <summary>Nobody is told.</summary>
    public static BillingHandlers None { get; } = new(default);

    /// <summary>A copy that tells of each event of a type.</summary>
    /// <typeparam name="TEvent">The type, such as <see cref="InvoicePaid"/>; of the base all events.</typeparam>
    /// <param name="handler">Who is told.</param>
    public BillingHandlers On<TEvent>(Func<TEvent, CancellationToken, ValueTask> handler)
        where TEvent : BillingEvent
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Add(
            static happened => happened is TEvent,
            (happened, cancellationToken) => handler((TEvent)happened, cancellationToken));
    }

    /// <summary>A copy that tells of each event whose name fits a pattern.</summary>
    /// <param name="pattern">
    /// A name with <c>*</c> for any characters, such as <c>Invoice.*</c>; compared ordinally.
    /// </param>
    /// <param name="handler">Who is told.</param>
    /// <exception cref="ArgumentException">No event has a name that fits.</exception>
    public BillingHandlers On(string pattern, Func<BillingEvent, CancellationToken, ValueTask> handler)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(pattern);
        ArgumentNullException.ThrowIfNull(handler);
        if (!EventKind.All.Any(kind => NamePattern.Fits(pattern, kind.Name)))
        {
            throw new ArgumentException(
                $"No event has a name like {pattern}. Names are {string.Join(", ", EventKind.All)}.", nameof(pattern));
        }

        return Add(happened => NamePattern.Fits(pattern, happened.Name), handler);
    }

    /// <summary>Whoever is meant by an event, in the order of their adding.</summary>
    internal IEnumerable<Func<BillingEvent, CancellationToken, ValueTask>> For(BillingEvent happened) =>
        _handlers.Where(handler => handler.IsMeant(happened)).Select(static handler => handler.Tell);

    private BillingHandlers Add(
        Func<BillingEvent, bool> isMeant, Func<BillingEvent, CancellationToken, ValueTask> tell) =>
        new(_handlers.Add(new Handler(isMeant, tell)));

    private sealed record Handler(
        Func<BillingEvent, bool> IsMeant, Func<BillingEvent, CancellationToken, ValueTask> Tell);
}
