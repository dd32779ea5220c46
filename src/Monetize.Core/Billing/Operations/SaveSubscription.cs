using Monetize.Billing.Documents;
using Monetize.Billing.Events;
using Monetize.Billing.Rows;
using Monetize.Collections;
using Monetize.Errors;
using Monetize.Invoicing;

namespace Monetize.Billing.Operations;

/// <summary>
/// Begins a subscription or keeps what was decided about one, and sets when it is due next. Gives the version that it
/// has now: what is kept already is not kept again, whatever version it was sent with.
/// </summary>
public sealed class SaveSubscription : BillingOperation<long>
{
    private readonly Subscription _subscription;
    private readonly ValueArray<AppliedCoupon> _coupons;
    private readonly long _version;
    private readonly TimeSpan _grace;
    private readonly Stamp _stamp;

    /// <summary>Saves a subscription.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="coupons">Its coupons, in place of those that it had.</param>
    /// <param name="version">The version that it was read with; 0 for one that is new.</param>
    /// <param name="grace">How long a closed period waits for late usage.</param>
    /// <param name="stamp">When and by whom.</param>
    public SaveSubscription(
        Subscription subscription, ValueArray<AppliedCoupon> coupons, long version, TimeSpan grace, Stamp stamp)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        ArgumentNullException.ThrowIfNull(stamp);
        ArgumentOutOfRangeException.ThrowIfNegative(version);
        _subscription = subscription;
        _coupons = coupons;
        _version = version;
        _grace = grace;
        _stamp = stamp;
    }

    /// <summary>
    /// The customer's other subscriptions, on which it was decided: where they are not the same any more, it is to be
    /// decided anew. They do not matter where null.
    /// </summary>
    internal IReadOnlyList<SubscriptionRow>? Beside { get; init; }

    /// <inheritdoc/>
    public override BillingNeed Need => Needs.Of(
        [_subscription.Customer],
        Needs.Subscriptions(_subscription.Id.Value),
        new WantedRows(
            SubscriptionRow.Definition, "customer", Beside is null ? [] : [_subscription.Customer.Value]),
        Needs.SettledOf(_subscription.Terms.Start, _subscription.Id.Value));

    /// <inheritdoc/>
    /// <exception cref="BillingException">
    /// The customer does not exist; the subscription is new and its id malformed; it has another version, or terms or
    /// history that do not go on from those that are kept.
    /// </exception>
    public override BillingDecision<long> Decide(BillingState state)
    {
        var book = new BillingBook(state, _stamp);
        _ = book.Get(_subscription.Customer);
        var known = state.Find<SubscriptionRow>(SubscriptionRow.Definition, _subscription.Id.Value);
        var document = SubscriptionDocument.Write(_subscription, _coupons);
        if (known?.Document == document) return new BillingDecision<long>(known.Version, BillingChange.None);
        if ((known?.Version ?? 0) != _version || AreOthersChanged(state))
        {
            throw new BillingException(
                ErrorCodes.ChangedMeanwhile,
                $"Subscription {_subscription.Id}, or another one of the customer, was changed by somebody else. Read "
                    + "it again and decide anew.");
        }

        if (known is null) FreeText.CheckId("subscription's id", _subscription.Id.Value);
        var from = known is null ? _subscription.Terms.Start : FromOf(known);
        var next = DueSchedule.Next(
            _subscription, from, key => state.Find<SettledRow>(SettledRow.Definition, key) is not null);
        var row = new SubscriptionRow
        {
            Id = _subscription.Id.Value,
            Version = _version + 1,
            Customer = _subscription.Customer.Value,
            BillFrom = next?.At ?? DateTimeOffset.MaxValue,
            Watermark = known?.Watermark ?? 0,
            Carried = known?.Carried ?? "{}",
            Counted = known?.Counted ?? "{}",
            Document = document,
        };
        if (known is null) book.Add(row);
        else book.Change(row);
        book.Plan(_subscription.Customer, agenda => agenda.SetSubscription(
            row.Id, next is null ? null : DueSchedule.BillAt(next, _grace)));
        var name = known is null ? "created" : "updated";
        book.Note($"subscription.{name}", row.Id, PublishPlans.HashOf(document));
        book.Tell(
            _subscription.Customer,
            known is null ? EventKind.SubscriptionCreated : EventKind.SubscriptionUpdated,
            row.Id,
            ValueMap.Of(KeyValuePair.Create("subscription", row.Id)));
        return book.Finish(row.Version);
    }

    // A run that invoices another subscription changes its row, and nothing of what was decided on.
    private bool AreOthersChanged(BillingState state) => Beside is not null
        && !Others(state.All<SubscriptionRow>(SubscriptionRow.Definition)).SetEquals(Others(Beside));

    private HashSet<(string Id, string Document)> Others(IEnumerable<SubscriptionRow> rows) => rows
        .Where(row => row.Id != _subscription.Id.Value)
        .Select(static row => (row.Id, row.Document))
        .ToHashSet();

    /// <summary>Before what everything is settled, now that entries were added to the history.</summary>
    private DateTimeOffset FromOf(SubscriptionRow known)
    {
        var (before, _) = SubscriptionDocument.Read(known.Document);
        var count = before.History.Count;
        if (before.Terms != _subscription.Terms || _subscription.History.Count < count
            || _subscription.Known(count).History != before.History)
        {
            throw new BillingException(
                ErrorCodes.HistoryRewritten,
                $"Subscription {known.Id} does not go on from the one that is kept. Add to its history.");
        }

        var from = known.BillFrom;
        foreach (var change in _subscription.History.Skip(count))
        {
            if (change.Decided < from) from = change.Decided;
        }

        return from;
    }
}
