using Monetize.Billing.Documents;
using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Errors;

namespace Monetize.Billing.Verification;

/// <summary>Documents against their hashes, the audit log and the columns beside them.</summary>
internal static class DocumentCheck
{
    public static void Check(CustomerFile file, AuditIndex audit, VerificationBook book)
    {
        _ = Read($"customer {file.Row.Id}", book, () => CustomerDocument.Read(file.Row.Document));
        foreach (var row in file.Subscriptions) Check(file, row, audit, book);
        var prices = new PriceSnapshots();
        foreach (var row in file.Invoices) Check(file, row, prices, audit, book);
        foreach (var row in file.CreditNotes) Check(file, row, audit, book);
        foreach (var row in file.Payments)
        {
            if (Read(row.Id, book, row.ToPayment) is { } payment) file.Documents.Payments.Add(row.Id, payment);
        }

        if (audit.Chain.IsSound) CheckVoids(file, audit, book);
    }

    /// <summary>Whether a plan is as it was published.</summary>
    public static bool IsSound(PlanRow row, AuditIndex audit, VerificationBook book)
    {
        var place = $"plan {row.Id}";
        if (!IsSound(place, row.Document, row.Hash, "plan.published", row.Id, audit, book)
            || Read(place, book, () => PlanDocument.Read(row.Document)) is not { } plan)
        {
            return false;
        }

        var isSame = book.Same(
            ErrorCodes.DocumentChanged,
            place,
            (row.Id, plan.Key, (long)plan.Version),
            (PlanVersion.Of(plan).ToString(), row.PlanKey, row.PlanNumber));
        if (audit.Chain.IsSound && audit.Line("plan.published", row.Id) is { } line)
        {
            book.Same(ErrorCodes.DocumentChanged, $"{place}, when published", line.At, row.PublishedAt);
        }

        return isSame;
    }

    private static void CheckVoids(CustomerFile file, AuditIndex audit, VerificationBook book)
    {
        foreach (var number in file.Invoices.Select(static row => row.Number))
        {
            var isLogged = audit.PlaceOfVoid(number) is not null;
            if (file.Voids.TryGetValue(number, out var row) == isLogged)
            {
                if (row is not null) CheckVoid(row, audit.Line("invoice.voided", number)!, book);
                continue;
            }

            if (!isLogged) NotLogged(book, "invoice.voided", number);
            else book.Find(ErrorCodes.DocumentChanged, $"invoice {number}", "void, as the audit log says", "in force");
        }
    }

    private static void CheckVoid(InvoiceVoidRow row, AuditLine line, VerificationBook book)
    {
        var place = $"invoice {row.Number}, taken back";
        book.Same(ErrorCodes.DocumentChanged, place, line.At, row.VoidedAt);
        book.Same(ErrorCodes.DocumentChanged, place, line.Detail, row.Reason);
    }

    private static void Check(CustomerFile file, SubscriptionRow row, AuditIndex audit, VerificationBook book)
    {
        var action = audit.Place("subscription.updated", row.Id) is null
            ? "subscription.created"
            : "subscription.updated";
        var place = $"subscription {row.Id}";
        var hash = PublishPlans.HashOf(row.Document);
        if (!IsSound(place, row.Document, hash, action, row.Id, audit, book)
            || Read(place, book, () => StoredSubscription.Of(row)) is not { } stored)
        {
            file.Documents.Broken.Add(row.Id);
            return;
        }

        file.Documents.Subscriptions.Add(row.Id, stored);
    }

    private static void Check(
        CustomerFile file, InvoiceRow row, PriceSnapshots prices, AuditIndex audit, VerificationBook book)
    {
        var place = $"invoice {row.Number}";
        if (!IsSound(place, row.Document, row.Hash, "invoice.finalized", row.Number, audit, book)
            || Read(place, book, () => InvoiceDocument.Read(row.Document, prices)) is not { } invoice
            || !book.Same(ErrorCodes.DocumentChanged, place, Columns(row, invoice), Columns(row)))
        {
            if (row.Subscription is { } subscription) file.Documents.Broken.Add(subscription);
            return;
        }

        file.Documents.Invoices.Add(row.Number, invoice);
    }

    private static void Check(CustomerFile file, CreditNoteRow row, AuditIndex audit, VerificationBook book)
    {
        var place = $"credit note {row.Number}";
        if (!IsSound(place, row.Document, row.Hash, "credit_note.issued", row.Number, audit, book)
            || Read(place, book, () => CreditNoteDocument.Read(row.Document)) is not { } note
            || !book.Same(
                ErrorCodes.DocumentChanged,
                place,
                Columns(note.Number, note.InvoiceNumber, note.IssuedAt, note.Currency.Code, note.Total.ToMinor()),
                Columns(row.Number, row.Invoice, row.IssuedAt, row.Currency, row.TotalMinor)))
        {
            var invoice = file.Invoices.Find(other => other.Number == row.Invoice);
            if (invoice?.Subscription is { } subscription) file.Documents.Broken.Add(subscription);
            return;
        }

        file.Documents.CreditNotes.Add(row.Number, note);
    }

    private static string Columns(InvoiceRow row, Invoice invoice) =>
        Columns(row with
        {
            Number = invoice.Number!,
            Customer = invoice.Customer.Value,
            Subscription = invoice.Subscription?.Value,
            IssuedAt = invoice.IssuedAt!.Value,
            PeriodEnd = invoice.Period.ToExclusive,
            Currency = invoice.Currency.Code,
            TotalMinor = invoice.Total.ToMinor(),
            DueMinor = invoice.Due.ToMinor(),
        });

    private static string Columns(InvoiceRow row) => FormattableString.Invariant(
        $"{row.Number} of {row.Customer} {row.Subscription} at {TextOf(row.IssuedAt)} to {TextOf(row.PeriodEnd)}: ")
        + FormattableString.Invariant($"{row.Currency} {row.TotalMinor}, due {row.DueMinor}");

    private static string Columns(
        string number, string invoice, DateTimeOffset issuedAt, string currency, long totalMinor) =>
        FormattableString.Invariant($"{number} for {invoice} at {TextOf(issuedAt)}: {currency} {totalMinor}");

    private static string TextOf(DateTimeOffset at) => VerificationBook.Text(VerificationBook.Stored(at));

    private static bool IsSound(
        string place,
        string document,
        string hash,
        string action,
        string subject,
        AuditIndex audit,
        VerificationBook book)
    {
        if (!book.Same(ErrorCodes.DocumentChanged, place, hash, PublishPlans.HashOf(document))) return false;

        // What a broken log says is no measure.
        if (!audit.Chain.IsSound) return true;
        if (audit.Detail(action, subject) is { } logged)
        {
            return book.Same(ErrorCodes.DocumentChanged, place, logged, hash);
        }

        NotLogged(book, action, subject);
        return true;
    }

    private static void NotLogged(VerificationBook book, string action, string subject) => book.Find(
        ErrorCodes.AuditBroken, $"{action} {subject}", "a line in the audit log", "none");

    private static T? Read<T>(string place, VerificationBook book, Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is FormatException or OverflowException or ArgumentException)
        {
            book.Find(ErrorCodes.DocumentChanged, place, "a document", exception.Message);
            return null;
        }
    }
}
