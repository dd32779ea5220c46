using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Subscriptions;

namespace Monetize.Billing.Reading;

/// <summary>A subscription that is to be invoiced, with all that its next invoice is made from but the usage.</summary>
public sealed record SubscriptionWork
{
    /// <summary>The subscription.</summary>
    public required StoredSubscription Stored { get; init; }

    /// <summary>Its final invoices that may still matter, void ones left out.</summary>
    public ValueArray<Invoice> Invoices { get; init; }

    /// <summary>The credit notes for them.</summary>
    public ValueArray<CreditNote> CreditNotes { get; init; }

    /// <summary>
    /// What is settled already, as far back as was asked for: of each key what the period that it closed was given of
    /// the included quantities of the one before.
    /// </summary>
    public required IReadOnlyDictionary<string, ValueArray<CarriedAllowance>> Settled { get; init; }

    /// <summary>What is due next; none where nothing is by then.</summary>
    /// <param name="through">The instant of the run.</param>
    /// <param name="grace">How long a closed period waits for late usage.</param>
    public DueItem? NextBy(DateTimeOffset through, TimeSpan grace)
    {
        var next = DueSchedule.Next(Stored.Subscription, Stored.BillFrom, Settled.ContainsKey);
        return next is not null && DueSchedule.BillAt(next, grace) <= through ? next : null;
    }

    /// <summary>The subscription.</summary>
    public override string ToString() => Stored.ToString();
}
