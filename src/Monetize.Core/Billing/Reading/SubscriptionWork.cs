using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Subscriptions;

namespace Monetize.Billing.Reading;

/// <summary>A subscription that is to be invoiced, with all that its next invoice is made from but the usage.</summary>
public sealed record SubscriptionWork
{
    /// <summary>The subscription.</summary>
    public required StoredSubscription Stored { get; init; }

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

    /// <summary>Its final invoices that may matter, void ones left out, with their credit notes.</summary>
    /// <param name="from">
    /// When the first period began that the next invoice touches: what ended before it does not matter.
    /// </param>
    /// <exception cref="FormatException">A document was damaged since it was written.</exception>
    public IssuedDocuments IssuedSince(DateTimeOffset from) => Issued?.Since(from) ?? IssuedDocuments.None;

    /// <summary>Numbers of billing periods whose usage stands on a void invoice: they are billed anew.</summary>
    public IReadOnlySet<int> VoidedPeriods { get; init; } = new HashSet<int>();

    /// <summary>The rows of the invoices: most are read without being needed.</summary>
    internal IssuedRows? Issued { get; init; }

    /// <summary>The subscription.</summary>
    public override string ToString() => Stored.ToString();
}
