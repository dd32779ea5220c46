using Monetize.Billing.Documents;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Collections;

namespace Monetize.Billing.Operations;

/// <summary>A customer who was taken, and what is due for them.</summary>
public sealed record ClaimedCustomer
{
    /// <summary>The right to work for them.</summary>
    public required Lease Lease { get; init; }

    /// <summary>The customer. Read when it is asked for: one that was damaged is nobody else's matter.</summary>
    /// <exception cref="FormatException">It was damaged since it was written.</exception>
    public Customer Customer => CustomerDocument.Read(Document);

    /// <summary>Their subscriptions that are to be invoiced; none of a customer who is set aside.</summary>
    public ValueArray<SubscriptionId> Subscriptions { get; init; }

    /// <summary>Their payments of which something is to be done.</summary>
    public ValueArray<string> Payments { get; init; }

    /// <summary>How much of them was settled within the day before.</summary>
    public long Settled { get; init; }

    /// <summary>Up to what somebody approved the next invoice of that currency; none where nobody did.</summary>
    public Money? ApprovedUpTo { get; init; }

    /// <summary>
    /// Why nobody knows what is due for them: it was damaged since it was written. None where it is known.
    /// </summary>
    internal Exception? Fault { get; init; }

    /// <summary>The customer as JSON.</summary>
    internal string Document { get; init; } = "";

    /// <summary>The lease.</summary>
    public override string ToString() => Lease.ToString();

    internal static ClaimedCustomer Of(CustomerRow row, DueCustomers due)
    {
        var token = due.Kind == LeaseKind.Billing ? row.BillingToken : row.DeliveryToken;
        var claimed = new ClaimedCustomer
        {
            Lease = new Lease(new CustomerId(row.Id), due.Kind, token),
            Document = row.Document,
        };
        if (due.Kind == LeaseKind.Delivery) return claimed;
        try
        {
            return claimed.With(row, due);
        }
        catch (Exception exception) when (CustomerFault.Is(exception))
        {
            return claimed with { Fault = exception };
        }
    }

    private ClaimedCustomer With(CustomerRow row, DueCustomers due)
    {
        var agenda = Agenda.Read(row.Agenda);
        return this with
        {
            Subscriptions = row.ParkedAt is null
                ? agenda.SubscriptionsBy(due.Through).Select(static id => new SubscriptionId(id)).ToValueArray()
                : [],
            Payments = agenda.PaymentsBy(due.Through).ToValueArray(),
            Settled = Approval.ItemsBy(row, due.Through),
            ApprovedUpTo = Approval.UpTo(row),
        };
    }
}
