using Monetize.Billing.Documents;
using Monetize.Billing.Rows;
using Monetize.Collections;
using Monetize.Errors;
using Monetize.Payments;

namespace Monetize.Billing.Verification;

/// <summary>Payments against their invoices, and against their own history.</summary>
internal static class PaymentCheck
{
    private static readonly string Succeeded = DocumentWords.PaymentStatuses.Write(PaymentStatus.Succeeded);
    private static readonly string Refused = DocumentWords.PaymentStatuses.Write(PaymentStatus.Refused);

    public static void Check(CustomerFile file, AuditIndex audit, VerificationBook book)
    {
        book.Payments += file.Payments.Count;
        book.Refused += file.Payments.Count(static row => row.Status == Refused);
        var payments = file.Payments.GroupBy(static row => row.Invoice, StringComparer.Ordinal)
            .ToDictionary(static some => some.Key, static some => some.ToList(), StringComparer.Ordinal);
        foreach (var row in file.Invoices)
        {
            payments.Remove(row.Number, out var found);
            book.Same(
                ErrorCodes.PaymentDisagrees,
                $"payment of invoice {row.Number}",
                row.DueMinor == 0 ? null : Text(row.Currency, row.DueMinor, file.LoweredOf(row.Number)),
                found is null
                    ? null
                    : string.Join(" and ", found.Select(static row => Text(row.Currency, row.AmountMinor, 0))));
        }

        foreach (var payment in payments.OrderBy(static some => some.Key, TextOrder.Instance)
            .SelectMany(static some => some.Value))
        {
            book.Find(
                ErrorCodes.PaymentDisagrees,
                payment.Id,
                $"invoice {payment.Invoice}",
                "none of that number");
        }

        foreach (var payment in file.Payments)
        {
            CheckTaken(payment, book);
            AttemptCheck.Check(file, payment, audit, book);
        }
    }

    /// <summary>More than is owed may have come in, for a customer may pay before the provider is told.</summary>
    private static void CheckTaken(PaymentRow payment, VerificationBook book)
    {
        if (payment.Status != Succeeded || payment.AskedMinor >= payment.AmountMinor) return;
        book.Find(
            ErrorCodes.PaymentDisagrees,
            payment.Id,
            FormattableString.Invariant($"{payment.Currency} {payment.AmountMinor} taken in"),
            FormattableString.Invariant($"{payment.Currency} {payment.AskedMinor}"));
    }

    private static string Text(string currency, long minor, long lowered) =>
        FormattableString.Invariant($"{currency} {(Int128)minor - lowered}");
}
