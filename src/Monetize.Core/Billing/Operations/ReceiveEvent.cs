using Monetize.Billing.Rows;

namespace Monetize.Billing.Operations;

/// <summary>
/// Keeps what a provider told, as it came and before anybody looks at it. Gives whether it is new: the provider may
/// send it any number of times.
/// </summary>
public sealed class ReceiveEvent : BillingOperation<bool>
{
    /// <summary>The longest body in characters: providers' events are far smaller.</summary>
    public const int LongestBody = 256 * 1_024;

    private readonly InboxRow _event;
    private readonly Stamp _stamp;

    /// <summary>Keeps an event.</summary>
    /// <param name="provider">The name of the provider.</param>
    /// <param name="id">The provider's id of it.</param>
    /// <param name="body">What came, checked to be the provider's.</param>
    /// <param name="stamp">When and by whom.</param>
    /// <exception cref="ArgumentException">The provider or the id is blank, or the body too long.</exception>
    /// <exception cref="BillingException">The provider or the id is too long, or not printable (MON1913).</exception>
    public ReceiveEvent(string provider, string id, string body, Stamp stamp)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(provider);
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(stamp);
        FreeText.CheckId("provider's name", provider, CustomerLimits.EntryLength);
        FreeText.CheckId("provider's id of the event", id, CustomerLimits.EntryLength);
        if (body.Length > LongestBody) throw new ArgumentException("The body of an event is too long.", nameof(body));
        _stamp = stamp;
        _event = new InboxRow
        {
            Id = $"{provider}/{id}",
            Provider = provider,
            ReceivedAt = stamp.At,
            Body = body,
            NextTry = stamp.At,
        };
    }

    /// <inheritdoc/>
    public override BillingNeed Need => new() { Rows = [new WantedRows(InboxRow.Definition, "id", [_event.Id])] };

    /// <inheritdoc/>
    public override BillingDecision<bool> Decide(BillingState state)
    {
        if (state.Find<InboxRow>(InboxRow.Definition, _event.Id) is not null)
        {
            return new BillingDecision<bool>(false, BillingChange.None);
        }

        var book = new BillingBook(state, _stamp);
        book.Add(_event);
        return book.Finish(true);
    }
}
