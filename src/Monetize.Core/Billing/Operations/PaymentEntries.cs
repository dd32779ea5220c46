using System.Globalization;
using Monetize.Billing.Documents;
using Monetize.Billing.Events;
using Monetize.Billing.Rows;
using Monetize.Collections;
using Monetize.Metering;
using Monetize.Payments;
using Monetize.Payments.Collection;
using Monetize.Subscriptions;

namespace Monetize.Billing.Operations;

/// <summary>All that belongs to a step of a payment but the ledger: state, history, date, log and messages.</summary>
internal static class PaymentEntries
{
    /// <summary>The line of the log about a payment that the provider refuses, with its own code.</summary>
    public const string RefusedAction = "payment.refused";

    /// <summary>The word of an attempt that is about to be sent for the first time.</summary>
    public const string Begun = "begun";

    /// <summary>The word of a step by which less is owed.</summary>
    public const string Lowered = "lowered";

    /// <summary>The word of a step in which an attempt was answered.</summary>
    public const string Answered = "answered";

    /// <summary>The word of a step in which the provider was asked how things stand.</summary>
    public const string LookedUp = "looked_up";

    /// <summary>The word of a step by which another method is tried.</summary>
    public const string NewMethod = "method_given";

    /// <summary>The word of a step that ends the time for the customer to act.</summary>
    public const string Late = "customer_late";

    private const string Stopped = "stopped";

    /// <summary>The line of the log about what is told.</summary>
    public static string ActionOf(PaymentNews news) => $"payment.{LogWord(news)}";

    /// <summary>Whether a line of the log is about a payment; its detail is the number of the invoice then.</summary>
    public static bool IsOfPayment(string action) => action.StartsWith("payment.", StringComparison.Ordinal);

    /// <summary>Whether a line of the log says that money came in.</summary>
    public static bool IsSuccess(string action) => action.StartsWith("payment.succeeded", StringComparison.Ordinal);

    /// <summary>What is told with a line of the log about a payment.</summary>
    public static IReadOnlyList<EventKind> KindsOf(string action) =>
        Enum.GetValues<PaymentNews>().Where(news => news != PaymentNews.None && action == ActionOf(news))
            .Select(Kinds).FirstOrDefault() ?? [];

    /// <summary>What kind of step a word of the history is; none where it is no such word.</summary>
    public static StepKind? KindOf(string word) => word switch
    {
        Begun => StepKind.Begun,
        Answered or LookedUp => StepKind.Heard,
        NewMethod or Late or Lowered or Stopped => StepKind.Decided,
        _ => null,
    };

    /// <summary>
    /// Changes a payment; <see cref="CounterNames.PaymentsRefused"/> is to be among the counters that were asked for.
    /// </summary>
    public static void Change(BillingBook book, PaymentRow before, PaymentStep step, PaymentEvent happened)
    {
        var payment = step.Payment;
        var row = PaymentRow.Of(payment, before.Version + 1);
        var heard = HeardBy(happened) is { } answer ? payment.Heard(answer) : null;
        book.Change(row);
        book.Add(new PaymentAttemptRow
        {
            Payment = row.Id,
            Step = row.Version,
            At = happened is AttemptBegun { SentAt: { } sent } ? UsageTime.From(UsageTime.Of(sent)) : book.Stamp.At,
            Attempt = heard?.Attempt ?? row.Attempt,
            Event = WordOf(happened),
            Status = heard is null ? row.Status : DocumentWords.PaymentStatuses.Write(heard.Status),
            Detail = heard?.Refusal?.Code.Id ?? row.DeclineCode,
            LoweredMinor = happened is AmountLowered lowered ? lowered.By.ToMinor() : null,
        });
        book.Plan(payment.Customer, agenda => agenda.SetPayment(row.Id, payment.NextStep));
        if (before.IsRefused != row.IsRefused) book.CountRefused(row.IsRefused ? 1 : -1);
        if (step.News != PaymentNews.None) Tell(book, payment, step.News, heard);
    }

    private static void Tell(BillingBook book, Payment payment, PaymentNews news, PaymentOutcome? heard)
    {
        var facts = ValueMap.Of(
            KeyValuePair.Create("amount", AmountOf(payment).Amount.ToString(CultureInfo.InvariantCulture)),
            KeyValuePair.Create("currency", payment.Amount.Currency.Code),
            KeyValuePair.Create("invoice", payment.InvoiceNumber));
        if (payment.Decline is { } decline) facts = facts.With("reason", decline.Code);
        if (heard?.ActionLink is { } link) facts = facts.With("link", link.AbsoluteUri);
        book.Note(ActionOf(news), payment.Id.Value, payment.InvoiceNumber);
        foreach (var kind in Kinds(news))
        {
            var isOfPayment = kind.Name.StartsWith("Payment", StringComparison.Ordinal);
            var data = kind == EventKind.AlertRaised ? Alert(facts, news, heard?.Refusal) : facts;
            book.Tell(payment.Customer, kind, isOfPayment ? payment.Id.Value : payment.InvoiceNumber, data);
        }
    }

    /// <summary>What came in, or what is owed.</summary>
    private static Money AmountOf(Payment payment) =>
        payment is { Status: PaymentStatus.Succeeded, AskedFor: { } taken } ? taken : payment.Amount;

    private static ValueMap Alert(ValueMap facts, PaymentNews news, Refusal? refusal) => refusal is null
        ? facts.With("code", ActionOf(news))
        : facts.With("code", refusal.Code.Id).With("reason", refusal.Message);

    private static EventKind[] Kinds(PaymentNews news) => news switch
    {
        PaymentNews.Paid => [EventKind.PaymentSucceeded, EventKind.InvoicePaid],
        PaymentNews.GivenBack => [EventKind.InvoicePaid],
        PaymentNews.PaidForNothing => [EventKind.PaymentSucceeded, EventKind.AlertRaised],
        PaymentNews.Failed => [EventKind.InvoicePaymentFailed],
        PaymentNews.Exhausted => [EventKind.InvoicePaymentFailed, EventKind.SubscriptionSuspended],
        PaymentNews.NeedsCustomer => [EventKind.PaymentActionRequired],
        PaymentNews.Refused => [EventKind.AlertRaised],
        _ => [EventKind.PaymentCanceled, EventKind.AlertRaised],
    };

    private static string LogWord(PaymentNews news) => news switch
    {
        PaymentNews.Paid => "succeeded",
        PaymentNews.PaidForNothing => "succeeded_unowed",
        PaymentNews.GivenBack => "given_back",
        PaymentNews.Failed => "failed",
        PaymentNews.Exhausted => "exhausted",
        PaymentNews.NeedsCustomer => "needs_customer",
        PaymentNews.Refused => "refused",
        _ => "canceled",
    };

    private static string WordOf(PaymentEvent happened) => happened switch
    {
        AttemptBegun => Begun,
        AttemptAnswered => Answered,
        PaymentLookedUp => LookedUp,
        MethodGiven => NewMethod,
        CustomerLate => Late,
        AmountLowered => Lowered,
        _ => Stopped,
    };

    private static PaymentOutcome? HeardBy(PaymentEvent happened) => happened switch
    {
        AttemptAnswered answered => answered.Outcome,
        PaymentLookedUp looked => looked.Outcome,
        _ => null,
    };
}
