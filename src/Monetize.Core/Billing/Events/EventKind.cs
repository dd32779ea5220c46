using Monetize.Billing.Rows;

namespace Monetize.Billing.Events;

/// <summary>
/// The names of events, each with its one form: an operation can tell of nothing else, so there is a typed record for
/// whatever is told.
/// </summary>
internal sealed class EventKind
{
    public static readonly EventKind InvoiceCreated = Of("Invoice.Created", static row => new InvoiceCreated(row));
    public static readonly EventKind InvoicePaid = Of("Invoice.Paid", static row => new InvoicePaid(row));
    public static readonly EventKind InvoiceVoided = Of("Invoice.Voided", static row => new InvoiceVoided(row));
    public static readonly EventKind InvoiceCredited = Of("Invoice.Credited", static row => new InvoiceCredited(row));
    public static readonly EventKind InvoicePaymentFailed =
        Of("Invoice.PaymentFailed", static row => new InvoicePaymentFailed(row));
    public static readonly EventKind PaymentSucceeded =
        Of("Payment.Succeeded", static row => new PaymentSucceeded(row));
    public static readonly EventKind PaymentActionRequired =
        Of("Payment.ActionRequired", static row => new PaymentActionRequired(row));
    public static readonly EventKind PaymentCanceled = Of("Payment.Canceled", static row => new PaymentCanceled(row));
    public static readonly EventKind SubscriptionCreated =
        Of("Subscription.Created", static row => new SubscriptionCreated(row));
    public static readonly EventKind SubscriptionUpdated =
        Of("Subscription.Updated", static row => new SubscriptionUpdated(row));
    public static readonly EventKind SubscriptionSuspended =
        Of("Subscription.Suspended", static row => new SubscriptionSuspended(row));
    public static readonly EventKind AlertRaised = Of("Alert.Raised", static row => new AlertRaised(row));

    private EventKind(string name, Type form, Func<MessageRow, BillingEvent> read)
    {
        Name = name;
        Form = form;
        Read = read;
    }

    public static IReadOnlyList<EventKind> All { get; } =
    [
        InvoiceCreated, InvoicePaid, InvoiceVoided, InvoiceCredited, InvoicePaymentFailed,
        PaymentSucceeded, PaymentActionRequired, PaymentCanceled,
        SubscriptionCreated, SubscriptionUpdated, SubscriptionSuspended,
        AlertRaised,
    ];

    public string Name { get; }

    /// <summary>The record that it is read as.</summary>
    public Type Form { get; }

    public Func<MessageRow, BillingEvent> Read { get; }

    public static EventKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);

    public override string ToString() => Name;

    private static EventKind Of<TEvent>(string name, Func<MessageRow, TEvent> read)
        where TEvent : BillingEvent => new(name, typeof(TEvent), read);
}
