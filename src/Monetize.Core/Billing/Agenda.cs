using Monetize.Billing.Documents;
using Monetize.Billing.Rows;
using Monetize.Collections;

namespace Monetize.Billing;

/// <summary>When what is to be done for a customer: a date for each subscription and each payment that waits.</summary>
internal sealed class Agenda
{
    private const string Subscriptions = "subscription/";
    private const string Payments = "payment/";

    private readonly SortedDictionary<string, DateTimeOffset> _dates = new(TextOrder.Instance);

    private Agenda()
    {
    }

    public static Agenda Read(string document) => JsonPart.Read(document, static part =>
    {
        var agenda = new Agenda();
        foreach (var date in part.Element.EnumerateObject()) agenda._dates.Add(date.Name, part.Instant(date.Name));
        return agenda;
    });

    public string Write() => JsonForm.Write(json =>
    {
        foreach (var (subject, date) in _dates) json.Instant(subject, date);
    });

    public void SetSubscription(string id, DateTimeOffset? at) => Set(Subscriptions + id, at);

    public void SetPayment(string id, DateTimeOffset? at) => Set(Payments + id, at);

    public DateTimeOffset? OfSubscription(string id) => Of(Subscriptions + id);

    public DateTimeOffset? OfPayment(string id) => Of(Payments + id);

    public IEnumerable<string> SubscriptionsBy(DateTimeOffset through) => DueBy(Subscriptions, through);

    public IEnumerable<string> PaymentsBy(DateTimeOffset through) => DueBy(Payments, through);

    /// <summary>Dates of what is none of some subscriptions and payments.</summary>
    public IEnumerable<string> Without(IEnumerable<string> subscriptions, IEnumerable<string> payments)
    {
        var known = subscriptions.Select(static id => Subscriptions + id)
            .Concat(payments.Select(static id => Payments + id))
            .ToHashSet(StringComparer.Ordinal);
        return _dates.Keys.Where(subject => !known.Contains(subject));
    }

    /// <summary>The customer with this agenda: who is set aside is woken for payments alone.</summary>
    public CustomerRow Of(CustomerRow row) => row with
    {
        Agenda = Write(),
        WakeAt = FirstOf(row.ParkedAt is null ? "" : Payments),
        BillAt = FirstOf(Subscriptions),
    };

    private DateTimeOffset? FirstOf(string kind)
    {
        DateTimeOffset? first = null;
        foreach (var (subject, date) in _dates)
        {
            if (subject.StartsWith(kind, StringComparison.Ordinal) && (first is null || date < first)) first = date;
        }

        return first;
    }

    private IEnumerable<string> DueBy(string kind, DateTimeOffset through) => _dates
        .Where(date => date.Value <= through && date.Key.StartsWith(kind, StringComparison.Ordinal))
        .Select(date => date.Key[kind.Length..]);

    private DateTimeOffset? Of(string subject) => _dates.TryGetValue(subject, out var date) ? date : null;

    private void Set(string subject, DateTimeOffset? at)
    {
        if (at is { } date) _dates[subject] = date;
        else _dates.Remove(subject);
    }
}
