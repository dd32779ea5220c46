using Monetize.Billing.Reading;
using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Subscriptions;

namespace Monetize.Billing.Operations;

/// <summary>Something that was due and was calculated: an invoice, or the finding that nothing is owed.</summary>
public sealed record InvoicePosting
{
    /// <summary>The right to work for the customer.</summary>
    public required Lease Lease { get; init; }

    /// <summary>The subscription that it was calculated from.</summary>
    public required Subscription Subscription { get; init; }

    /// <summary>The version that the subscription was read with.</summary>
    public required long SubscriptionVersion { get; init; }

    /// <summary>Before it everything is settled, as it was read with the subscription.</summary>
    public required DateTimeOffset BillFrom { get; init; }

    /// <summary>What was due.</summary>
    public required DueItem Due { get; init; }

    /// <summary>The invoice as a draft; none where nothing is owed.</summary>
    public Invoice? Draft { get; init; }

    /// <summary>The position up to which usage was read; none where none was.</summary>
    public long? Watermark { get; init; }

    /// <summary>
    /// What the period that is closed leaves of included quantities; none where no period is closed, and what is kept
    /// stays.
    /// </summary>
    public ValueArray<CarriedAllowance>? Carried { get; init; }

    /// <summary>
    /// How many records each period had of which usage may still come late; none where no period is closed, and what is
    /// kept stays.
    /// </summary>
    public ValueArray<CountedPeriod>? Counted { get; init; }

    /// <summary>What was due.</summary>
    public override string ToString() => Due.ToString();

    internal void Check()
    {
        if (Draft is not { } draft) return;
        if (draft.Status != InvoiceStatus.Draft || draft.Lines.IsEmpty
            || draft.Customer != Subscription.Customer || draft.Subscription != Subscription.Id)
        {
            throw new ArgumentException($"{draft} is no draft of {Subscription} with lines.");
        }
    }
}
