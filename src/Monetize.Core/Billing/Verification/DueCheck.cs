using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Errors;

namespace Monetize.Billing.Verification;

/// <summary>
/// What was due against what is settled and invoiced, each once, and against what is still to be done: what no date
/// wakes is never billed.
/// </summary>
internal static class DueCheck
{
    public static void Check(CustomerFile file, TimeSpan grace, AuditIndex audit, VerificationBook book)
    {
        var id = file.Row.Id;
        var parked = audit.Line("customer.parked", id);
        var isParked = parked?.Sequence > (audit.Place("customer.unparked", id) ?? 0);
        if (audit.Chain.IsSound && isParked != file.Row.ParkedAt is not null)
        {
            book.Same(
                ErrorCodes.AgendaDiffers,
                $"customer {id}, as the audit log says",
                isParked ? "set aside" : "not set aside",
                isParked ? "not set aside" : "set aside");
        }
        else if (audit.Chain.IsSound && isParked)
        {
            var place = $"customer {id}, set aside";
            book.Same(ErrorCodes.AgendaDiffers, place, parked!.At, file.Row.ParkedAt!.Value);
            book.Same(ErrorCodes.AgendaDiffers, place, parked.Detail, file.Row.ParkedCode);
        }

        foreach (var row in file.Invoices)
        {
            if (row.Subscription is null) continue;
            var settled = file.Settled.GetValueOrDefault(row.Due)?.Invoice;
            book.Same(ErrorCodes.SettledDiffers, $"due item {row.Due}", row.Number, settled);
        }

        var numbers = file.Invoices.Select(static row => row.Number).ToHashSet(StringComparer.Ordinal);
        foreach (var row in file.Settled.Values)
        {
            if (row.Invoice is { } number && !numbers.Contains(number))
            {
                book.Find(ErrorCodes.SettledDiffers, $"due item {row.Due}", $"invoice {number}", "none of that number");
            }
        }

        CheckAgenda(file, grace, book);
    }

    private static void CheckAgenda(CustomerFile file, TimeSpan grace, VerificationBook book)
    {
        var agenda = Agenda.Read(file.Row.Agenda);
        foreach (var row in file.Subscriptions)
        {
            if (file.Documents.Subscriptions.TryGetValue(row.Id, out var stored))
            {
                CheckNext(file, row, stored, agenda.OfSubscription(row.Id), grace, book);
            }
        }

        foreach (var payment in file.Payments)
        {
            book.Same(
                ErrorCodes.AgendaDiffers,
                $"agenda of {payment.Id}",
                payment.NextStep,
                agenda.OfPayment(payment.Id) is { } at ? VerificationBook.Stored(at) : null);
        }

        var without = agenda.Without(
            file.Subscriptions.Select(static row => row.Id), file.Payments.Select(static row => row.Id));
        foreach (var subject in without)
        {
            book.Find(ErrorCodes.OwnerMissing, $"agenda of customer {file.Row.Id}", subject, "none of that id");
        }

        var planned = agenda.Of(file.Row);
        book.Same(
            ErrorCodes.AgendaDiffers,
            $"agenda of customer {file.Row.Id}",
            planned.WakeAt is { } first ? VerificationBook.Stored(first) : null,
            file.Row.WakeAt);
        book.Same(
            ErrorCodes.AgendaDiffers,
            $"agenda of customer {file.Row.Id}, to be invoiced",
            planned.BillAt is { } toBill ? VerificationBook.Stored(toBill) : null,
            file.Row.BillAt);
        book.Same(
            ErrorCodes.AgendaDiffers,
            $"agenda of customer {file.Row.Id}, a date for messages that wait",
            file.Messages.Exists(static row => row.WaitingFor is not null),
            file.Row.SendAt is not null);
    }

    private static void CheckNext(
        CustomerFile file,
        SubscriptionRow row,
        StoredSubscription stored,
        DateTimeOffset? planned,
        TimeSpan grace,
        VerificationBook book)
    {
        var subscription = stored.Subscription;
        var next = DueSchedule.Next(subscription, subscription.Terms.Start, file.Settled.ContainsKey);
        var from = next?.At ?? DateTimeOffset.MaxValue;
        if (VerificationBook.Stored(from) != VerificationBook.Stored(row.BillFrom))
        {
            book.Find(
                ErrorCodes.SettledDiffers,
                $"subscription {row.Id}",
                next is null ? "everything settled" : FormattableString.Invariant($"{next} next, which is not settled"),
                FormattableString.Invariant($"everything settled before {row.BillFrom:u}"));
        }

        var mark = file.Settled.Values.Where(settled => settled.Subscription == row.Id)
            .Max(static settled => settled.Watermark) ?? 0;
        book.Same(ErrorCodes.SettledDiffers, $"subscription {row.Id}, usage read up to", mark, row.Watermark);
        var isPlanned = next is null
            ? planned is null
            : planned >= next.At && planned <= DueSchedule.BillAt(next, grace);
        if (isPlanned) return;
        book.Find(
            ErrorCodes.AgendaDiffers,
            $"agenda of subscription {row.Id}",
            next is null ? "nothing" : FormattableString.Invariant($"{DueSchedule.BillAt(next, grace):u} for {next}"),
            VerificationBook.Text(planned));
    }
}
